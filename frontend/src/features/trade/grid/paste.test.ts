import { describe, expect, it } from "vitest";
import { plainDecimal, readCells, readDecimal } from "./paste";

describe("cells of a spreadsheet's clipboard", () => {
  it("are rows and columns, quoted ones with what they hold", () => {
    expect(readCells('LM-100\t1,000\r\n"Two\nlines"\t"5""x"\n')).toEqual([
      ["LM-100", "1,000"],
      ["Two\nlines", '5"x'],
    ]);
    expect(readCells("one")).toEqual([["one"]]);
  });
});

describe("numbers as people write them", () => {
  it.each([
    ["1,234.50", "1234.50"],
    ["1.234,5", "1234.5"],
    ["1,234", "1234"],
    ["0,75", "0.75"],
    ["12 %", "12"],
    ["US$ 3.20", "3.20"],
    ["500 pcs", "500"],
  ])("%s", (text, plain) => expect(readDecimal(text)).toBe(plain));
  it.each(["", "dear", "1.2.3,4,5", "-3"])("no number: %s", (text) => expect(readDecimal(text)).toBeNull());
});

it("leaves out zeros that say nothing", () => {
  expect(["1.250000", "7.000000", "100", null].map(plainDecimal)).toEqual(["1.25", "7", "100", ""]);
});
