import { plainDecimal, readDecimal } from "../grid/paste";
import type { DraftLine } from "./draft";

export const MOST_BREAKS = 6;

const same = (a: string, b: string) => Number(a) === Number(b);

/** Quantities from which lines have other prices, the smallest first. */
export function breaksOf(lines: readonly DraftLine[], more: readonly string[] = []): string[] {
  const found = new Map<number, string>();
  for (const quantity of [
    ...lines.flatMap((line) => line.prices.map((each) => each.min_quantity)),
    ...more,
  ]) {
    if (Number(quantity) > 0) found.set(Number(quantity), plainDecimal(quantity));
  }
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, text]) => text);
}

/** What a line costs at an offer from a quantity on; "0" is its own quantity's price. */
export const priceAt = (line: DraftLine, offer: number, from: string): string =>
  line.prices.find((each) => each.offer === offer && same(each.min_quantity, from))?.price ?? "";

/** A line's prices with another one at an offer from a quantity on; an empty one is taken away. */
export const withPrice = (
  line: DraftLine,
  offer: number,
  from: string,
  price: string,
): DraftLine["prices"] => [
  ...line.prices.filter((each) => each.offer !== offer || !same(each.min_quantity, from)),
  ...(price.trim() ? [{ offer, min_quantity: from, price }] : []),
];

/** Lines without the prices from a quantity on. */
export const withoutBreak = (lines: readonly DraftLine[], from: string): DraftLine[] =>
  lines.map((line) => ({ ...line, prices: line.prices.filter((each) => !same(each.min_quantity, from)) }));

/** Quantities as they were typed; what is no quantity is left out. */
export const readBreaks = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => {
    const plain = readDecimal(text);
    return plain !== null && Number(plain) > 0 ? [plainDecimal(plain)] : [];
  });
