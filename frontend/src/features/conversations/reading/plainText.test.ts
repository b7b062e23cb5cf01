import { describe, expect, it } from "vitest";
import { pieces, quoteBlocks } from "./plainText";

describe("quoteBlocks", () => {
  it("gathers lines by depth of quoting and takes the marks off", () => {
    expect(quoteBlocks("Yes.\n\n> Could you?\n> Please\n>> Hello\nRegards")).toEqual([
      { depth: 0, text: "Yes.\n" },
      { depth: 1, text: "Could you?\nPlease" },
      { depth: 2, text: "Hello" },
      { depth: 0, text: "Regards" },
    ]);
  });

  it("reads marks with spaces between them, as some programs write them", () => {
    expect(quoteBlocks("> > twice")).toEqual([{ depth: 2, text: "twice" }]);
  });
});

describe("pieces", () => {
  const joined = (text: string, words?: string) =>
    pieces(text, words)
      .map((piece) => piece.text)
      .join("");

  it("finds links and addresses, without the full stop of the sentence", () => {
    const found = pieces("See https://a.example/x?b=1, or write to sales@a.example.");
    expect(found.filter(({ href }) => href)).toEqual([
      { text: "https://a.example/x?b=1", href: "https://a.example/x?b=1" },
      { text: "sales@a.example", href: "mailto:sales@a.example" },
    ]);
  });

  it("never makes a link of another scheme", () => {
    expect(pieces("javascript:alert(1) data:text/html,x").some(({ href }) => href)).toBe(false);
  });

  it("marks words over line breaks and inside a link", () => {
    expect(pieces("Tel:\n+90 212", "Tel: +90 212")).toEqual([{ text: "Tel:\n+90 212", marked: true }]);
    const [before, marked] = pieces("https://a.example/x", "a.example");
    expect(before).toEqual({ text: "https://", href: "https://a.example/x" });
    expect(marked).toEqual({ text: "a.example", href: "https://a.example/x", marked: true });
  });

  it("loses nothing of the text", () => {
    for (const text of ["", "见 https://a.example/。谢谢", "مرحبا a@b.example", "<https://a.example>"]) {
      expect(joined(text, "a.example")).toBe(text);
    }
  });
});
