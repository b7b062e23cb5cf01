import { describe, expect, it } from "vitest";
import { pieces, toStored, toTyped, typing } from "./mentions";

const wei = { id: "0190c2f4-0000-7000-8000-000000000001", name: "Lin Wei" };
const lin = { id: "0190c2f4-0000-7000-8000-000000000002", name: "Lin" };
const mark = ({ id, name }: typeof wei) => `@[${name}](membership:${id})`;

describe("mentions", () => {
  it("stores who was chosen, the longer name first", () => {
    expect(toStored("@Lin Wei and @Lin, call @Nobody", [lin, wei])).toBe(
      `${mark(wei)} and ${mark(lin)}, call @Nobody`,
    );
  });

  it("comes back as it was typed", () => {
    const stored = `Ask ${mark(wei)}, please`;
    expect(toTyped(stored)).toEqual({ text: "Ask @Lin Wei, please", named: [wei] });
    expect(toStored("Ask @Lin Wei, please", [wei])).toBe(stored);
  });

  it("reads in pieces", () => {
    expect(pieces(`a ${mark(lin)}`)).toEqual([{ text: "a " }, { text: "@Lin", member: lin.id }]);
    expect(pieces("a @[b](c)")).toEqual([{ text: "a @[b](c)" }]);
  });

  it("knows where a name is being typed", () => {
    expect(typing("call @Li", 8)).toEqual({ start: 5, word: "Li" });
    expect(typing("@", 1)).toEqual({ start: 0, word: "" });
    expect(typing("ana@mail", 8)).toBeNull();
    expect(typing("@Li n", 5)).toBeNull();
  });
});
