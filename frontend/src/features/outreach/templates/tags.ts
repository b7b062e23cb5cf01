const TAG = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A version's HTML as the editor takes it: each tag an element of its own. Tags in attributes stay as they are. */
export function toEditor(html: string): string {
  return html.replace(TAG, (tag, at: number) =>
    insideMarkup(html, at) ? tag : `<span data-tag="${escaped(tag)}"></span>`,
  );
}

/** The editor's HTML as a version keeps it: `<span data-tag>` becomes the tag again. */
export function fromEditor(html: string): string {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const tags: string[] = [];
  for (const span of holder.content.querySelectorAll("span[data-tag]")) {
    tags.push(span.getAttribute("data-tag") ?? "");
    span.replaceWith(`\ue000${tags.length - 1}\ue001`);
  }
  return holder.innerHTML.replace(/\ue000(\d+)\ue001/g, (_mark, index: string) => tags[Number(index)] ?? "");
}

/** Whether a position lies between `<` and `>`. */
const insideMarkup = (html: string, at: number): boolean => {
  const before = html.slice(0, at).replace(TAG, "");
  return before.lastIndexOf("<") > before.lastIndexOf(">");
};

/** What a tag says without its braces: `contact.name`, `if order.total`. */
export const tagText = (tag: string): string =>
  tag
    .replace(/^\{[{%]-?|-?[}%]\}$/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** Whether a tag is a condition or loop rather than a value. */
export const isBlock = (tag: string): boolean => tag.startsWith("{%");

/** Which tag of a source, counted from 0, stands at an offset; -1 when none does. */
export function tagIndexAt(source: string, offset: number): number {
  let index = 0;
  for (const match of source.matchAll(TAG)) {
    if (offset >= match.index && offset < match.index + match[0].length) return index;
    index += 1;
  }
  return -1;
}
