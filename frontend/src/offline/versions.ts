import type { Waiting } from "./entry";

/** One field in which two versions differ, both as text. */
export interface Difference {
  field: string;
  mine: string;
  theirs: string;
}

/** A value as somebody reads it: a text of HTML without its marks, people by their addresses. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(", ");
  if (typeof value === "object") {
    const { name, address } = value as { name?: string; address?: string };
    return [name, address].filter(Boolean).join(" ") || JSON.stringify(value);
  }
  const text = String(value);
  if (!/<[a-z][^>]*>/i.test(text)) return text;
  const page = new DOMParser().parseFromString(
    text.replaceAll(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, "$&\n"),
    "text/html",
  );
  return (page.body.textContent ?? "").trim();
}

/** The fields that an entry would change and that read otherwise in the record as it is now. */
export function differences(entry: Waiting, current: Record<string, unknown>): Difference[] {
  if (entry.body instanceof Blob) return [];
  return Object.entries(entry.body)
    .map(([field, value]) => ({ field, mine: wordsOf(value), theirs: wordsOf(current[field]) }))
    .filter(({ mine, theirs }) => mine !== theirs);
}
