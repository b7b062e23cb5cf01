import { describe, expect, it } from "vitest";
import { findWords, markWords } from "./words";

describe("findWords", () => {
  it("finds words whatever white space lies between them", () => {
    expect(findWords("Tel:  +90\n212 555", "Tel: +90 212")).toEqual([0, 13]);
  });

  it("takes every character as it is", () => {
    expect(findWords("price (USD) 1.18", "(USD) 1.18")).toEqual([6, 16]);
    expect(findWords("price 1x18", "1.18")).toBeNull();
  });
});

describe("markWords", () => {
  it("marks words that run across elements, and leaves the text as it was", () => {
    const root = document.createElement("div");
    root.innerHTML = "<p>Tel: <b>+90 212</b> 555 0134</p>";
    const first = markWords(root, "Tel: +90 212 555");
    expect(first?.textContent).toBe("Tel: ");
    expect([...root.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
      "Tel: ",
      "+90 212",
      " 555",
    ]);
    expect(root.textContent).toBe("Tel: +90 212 555 0134");
  });

  it("answers null and changes nothing when the words are not there", () => {
    const root = document.createElement("div");
    root.innerHTML = "<p>Hello</p>";
    expect(markWords(root, "Bye")).toBeNull();
    expect(root.innerHTML).toBe("<p>Hello</p>");
  });
});
