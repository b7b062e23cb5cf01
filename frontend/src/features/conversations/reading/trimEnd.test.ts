import { describe, expect, it } from "vitest";
import { trimEnd } from "./trimEnd";

const trimmed = (html: string): string => {
  const root = document.createElement("div");
  root.innerHTML = html;
  trimEnd(root);
  return root.innerHTML;
};

describe("trimEnd", () => {
  it("takes off empty lines at the end, however they are wrapped", () => {
    expect(trimmed("<p>Hello</p><p>&nbsp;</p><br> \n")).toBe("<p>Hello</p>");
    expect(trimmed("<div><p>Hello<br></p><div><br></div></div>")).toBe("<div><p>Hello</p></div>");
  });

  it("keeps what shows without words", () => {
    expect(trimmed('<p>Hello</p><p><img alt=""></p>')).toBe('<p>Hello</p><p><img alt=""></p>');
    expect(trimmed("<p>Hello</p><hr>")).toBe("<p>Hello</p><hr>");
  });

  it("leaves empty lines between lines alone", () => {
    expect(trimmed("<p>A</p><br><p>B</p>")).toBe("<p>A</p><br><p>B</p>");
  });
});
