import { describe, expect, it } from "vitest";
import { breaksOf, priceAt, readBreaks, withoutBreak, withPrice } from "./breaks";
import { emptyLine } from "./draft";

const line = {
  ...emptyLine(),
  prices: [
    { offer: 0, min_quantity: "5000.000000", price: "1.1" },
    { offer: 1, min_quantity: "0", price: "1.4" },
    { offer: 1, min_quantity: "5000", price: "1.3" },
  ],
};

describe("quantity breaks", () => {
  it("are those of all lines and those that were added, in order and once each", () => {
    expect(breaksOf([line, emptyLine()], ["1000", "5000"])).toEqual(["1000", "5000"]);
  });

  it("have a price for each offer, found however the quantity is written", () => {
    expect(priceAt(line, 0, "5000")).toBe("1.1");
    expect(priceAt(line, 1, "0")).toBe("1.4");
    expect(priceAt(line, 2, "0")).toBe("");
  });

  it("take another price, and lose one that is emptied", () => {
    const dearer = { ...line, prices: withPrice(line, 0, "5000", "1.2") };
    expect(priceAt(dearer, 0, "5000")).toBe("1.2");
    expect(priceAt(dearer, 1, "5000")).toBe("1.3");
    expect(dearer.prices).toHaveLength(3);
    expect(withPrice(line, 0, "5000", " ")).toHaveLength(2);
  });

  it("go from all lines at once", () => {
    expect(breaksOf(withoutBreak([line], "5000"))).toEqual([]);
  });

  it("are read as people write quantities", () => {
    expect(readBreaks(["1,000", "500 pcs", "many", "0"])).toEqual(["1000", "500"]);
  });
});
