import { mergeAttributes, Node } from "@tiptap/react";
import { isBlock, tagText } from "./tags";

/** A variable, condition or loop of a template: one chip that is written over, moved and deleted as a whole. */
export const TagNode = Node.create({
  name: "templateTag",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,

  addAttributes() {
    return {
      tag: {
        default: "",
        parseHTML: (element: HTMLElement) => element.getAttribute("data-tag"),
        renderHTML: ({ tag }: { tag?: string }) => ({ "data-tag": tag }),
      },
    };
  },

  parseHTML: () => [{ tag: "span[data-tag]" }],

  renderHTML({ node, HTMLAttributes }) {
    const tag = String(node.attrs.tag);
    const kind = { "data-kind": isBlock(tag) ? "block" : "value", dir: "ltr" };
    return ["span", mergeAttributes(HTMLAttributes, kind), tagText(tag)];
  },

  renderText: ({ node }) => String(node.attrs.tag),
});
