const MARK = /@\[([^[\]\n]{1,200})\]\(membership:([0-9a-f-]{36})\)/gi;

/** A colleague who is named in a text. */
export interface Named {
  id: string;
  name: string;
}

export type Piece = { text: string; member?: undefined } | { text: string; member: string };

/** A stored text in pieces: plain ones, and the names of colleagues. */
export function pieces(stored: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of stored.matchAll(MARK)) {
    if (match.index > end) found.push({ text: stored.slice(end, match.index) });
    found.push({ text: `@${match[1] ?? ""}`, member: match[2] ?? "" });
    end = match.index + match[0].length;
  }
  if (end < stored.length) found.push({ text: stored.slice(end) });
  return found;
}

/** A stored text as it is typed, and whom it names. */
export function toTyped(stored: string): { text: string; named: Named[] } {
  const parts = pieces(stored);
  const named = parts.flatMap(({ text, member }) => (member ? [{ id: member, name: text.slice(1) }] : []));
  return { text: parts.map(({ text }) => text).join(""), named };
}

/** What was typed as it is stored: `@Lin Wei` becomes a mark where it was chosen from the list. */
export function toStored(text: string, named: readonly Named[]): string {
  let stored = text;
  // Longer names first, so that "Lin" does not cut "Lin Wei".
  const inOrder = [...named].sort((one, other) => other.name.length - one.name.length);
  const marks: string[] = [];
  for (const { id, name } of inOrder) {
    const safe = name.replaceAll(/[[\]\n]/g, " ");
    stored = stored.replaceAll(`@${name}`, () => {
      marks.push(`@[${safe}](membership:${id})`);
      return `\u0000${marks.length - 1}\u0000`;
    });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: nobody types it, so it can hold a place
  return stored.replaceAll(/\u0000(\d+)\u0000/g, (_place, number: string) => marks[Number(number)] ?? "");
}

/** The beginning of a name that is being typed at the caret ("@Li"), and where it starts; null elsewhere. */
export function typing(text: string, caret: number): { start: number; word: string } | null {
  const match = /(?:^|[\s(（，。])@([^\s@]{0,30})$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const word = match[1] ?? "";
  return { start: caret - word.length - 1, word };
}
