/** A stretch of a text by UTF-16 offsets, end exclusive. */
export type Span = readonly [start: number, end: number];

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Where some words stand in a text, whatever white space lies between them; null when they do not. */
export function findWords(text: string, words: string): Span | null {
  const parts = words.trim().split(/\s+/u).filter(Boolean).map(literal);
  if (parts.length === 0) return null;
  const match = new RegExp(parts.join("\\s+"), "iu").exec(text);
  return match ? [match.index, match.index + match[0].length] : null;
}

/**
 * Marks words in a document that is not React's and returns the first mark. The words may run across elements.
 * Marks are painted through the style object, which a content security policy leaves alone.
 */
export function markWords(root: HTMLElement, words: string): HTMLElement | null {
  const { ownerDocument } = root;
  const nodes: Text[] = [];
  const walker = ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  const span = findWords(nodes.map((node) => node.data).join(""), words);
  if (!span) return null;
  let first: HTMLElement | null = null;
  let at = 0;
  for (const node of nodes) {
    const length = node.data.length;
    const start = Math.max(span[0] - at, 0);
    const end = Math.min(span[1] - at, length);
    at += length;
    if (start >= end) continue;
    const piece = node.splitText(start);
    piece.splitText(end - start);
    const mark = ownerDocument.createElement("mark");
    mark.style.background = "#ffe58a";
    mark.style.color = "#171d1e";
    piece.replaceWith(mark);
    mark.append(piece);
    first ??= mark;
  }
  return first;
}
