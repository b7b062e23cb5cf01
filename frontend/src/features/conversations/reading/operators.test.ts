import { expect, test } from "vitest";
import { chipsOf, withOperator } from "./operators";

test("terms that are more than words become chips, each with what is left without it", () => {
  expect(chipsOf('pumps from:ana "pro forma" -draft')).toEqual([
    { text: "from:ana", rest: 'pumps "pro forma" -draft' },
    { text: '"pro forma"', rest: "pumps from:ana -draft" },
    { text: "-draft", rest: 'pumps from:ana "pro forma"' },
  ]);
  expect(chipsOf("发件人：张 报价").map(({ text }) => text)).toEqual(["发件人：张"]);
  expect(chipsOf("just words from: -")).toEqual([]);
});

test("an operator is put behind what was typed", () => {
  expect(withOperator("", "from:")).toBe("from:");
  expect(withOperator("pumps", "from:")).toBe("pumps from:");
});
