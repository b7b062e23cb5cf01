import { describe, expect, it } from "vitest";
import { flag, oneOf, ownPath, text } from "./search";

describe("search parameters", () => {
  it("reads what is there and drops what is malformed", () => {
    expect(text({ q: "bolts" }, "q")).toBe("bolts");
    expect(text({ q: 8 }, "q")).toBe("8");
    expect(text({ q: { a: 1 } }, "q")).toBeUndefined();
    expect(oneOf({ kind: "human" }, "kind", ["human", "machine"])).toBe("human");
    expect(oneOf({ kind: "ghost" }, "kind", ["human", "machine"])).toBeUndefined();
    expect(flag({ unread: "true" }, "unread")).toBe(true);
    expect(flag({ unread: "maybe" }, "unread")).toBeUndefined();
  });

  it("takes a way back only within this app", () => {
    expect(ownPath({ back: "/companies?q=bolts" }, "back")).toBe("/companies?q=bolts");
    for (const elsewhere of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
    ]) {
      expect(ownPath({ back: elsewhere }, "back")).toBeUndefined();
    }
  });
});
