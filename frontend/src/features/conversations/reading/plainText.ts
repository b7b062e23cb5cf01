import { findWords, type Span } from "./words";

export interface Piece {
  text: string;
  href?: string;
  marked?: boolean;
}

/** Lines of one depth of quoting; depth 0 is the writer's own. */
export interface QuoteBlock {
  depth: number;
  text: string;
}

const QUOTE = /^((?:[ \t]?>)+)[ \t]?(.*)$/;
const LINK = /https?:\/\/[^\s<>"'“”「」（）]+|[\p{L}\d.+_-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu;
const TRAILING = /[.,;:!?)\]}>。，；：！？、]+$/u;

/** A text by depth of quoting, with the quote marks of RFC 3676 §4.5 taken off. */
export function quoteBlocks(text: string): QuoteBlock[] {
  const blocks: QuoteBlock[] = [];
  for (const line of text.split("\n")) {
    const match = QUOTE.exec(line);
    const depth = match?.[1]?.replaceAll(/[^>]/g, "").length ?? 0;
    const content = match ? (match[2] ?? "") : line;
    const last = blocks.at(-1);
    if (last && last.depth === depth) last.text += `\n${content}`;
    else blocks.push({ depth, text: content });
  }
  return blocks;
}

/** A text cut at links, addresses and the words to mark. Joined again the pieces are the text. */
export function pieces(text: string, words?: string): Piece[] {
  const spans: (Piece & { at: Span })[] = [];
  for (const match of text.matchAll(LINK)) {
    const link = match[0].replace(TRAILING, "");
    const href = link.includes("://") ? link : `mailto:${link}`;
    spans.push({ text: link, href, at: [match.index, match.index + link.length] });
  }
  const marked = words ? findWords(text, words) : null;
  const cuts = new Set([0, text.length, ...spans.flatMap(({ at }) => at), ...(marked ?? [])]);
  const edges = [...cuts].sort((one, other) => one - other);
  const found: Piece[] = [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const [start, end] = [edges[index] ?? 0, edges[index + 1] ?? 0];
    const link = spans.find(({ at }) => start >= at[0] && end <= at[1]);
    const isMarked = marked !== null && start >= marked[0] && end <= marked[1];
    found.push({
      text: text.slice(start, end),
      ...(link?.href ? { href: link.href } : {}),
      ...(isMarked ? { marked: true } : {}),
    });
  }
  return found;
}
