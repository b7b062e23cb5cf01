import type { CostSheet, Quote, QuoteContent, QuoteLine, QuoteVersion } from "@/api/types";
import { plainDecimal, readDecimal } from "../grid/paste";
import { unitWord } from "../shared/units";

/** A line of the grid: texts as they are typed. `key` stays while the line is on screen, `id` once it is kept. */
export interface DraftLine {
  key: string;
  id: string | null;
  productId: string | null;
  variantId: string | null;
  sku: string;
  partNumber: string | null;
  name: string;
  description: string | null;
  unit: string;
  quantity: string;
  price: string;
  discount: string;
  taxRate: string;
  cost: string | null;
  prices: { offer: number; min_quantity: string; price: string }[];
  evidence: QuoteLine["evidence"];
  /** From the server, of the content as it was kept last. */
  amount: string | null;
  margin: string | null;
  priceFrom: string | null;
}

export interface Draft {
  currency: string;
  firm_id: string | null;
  offers: QuoteContent["offers"];
  lines: DraftLine[];
  transport: NonNullable<QuoteContent["transport"]> | null;
  port_of_loading: string;
  port_of_discharge: string;
  payment_terms: string;
  lead_time: string;
  valid_until: string;
  discount: string;
  charges: { label: string; amount: string }[];
  note: string;
  costs: CostSheet | null;
}

let made = 0;
const nextKey = () => {
  made += 1;
  return `line-${made}`;
};

export const emptyLine = (): DraftLine => ({
  key: nextKey(),
  id: null,
  productId: null,
  variantId: null,
  sku: "",
  partNumber: null,
  name: "",
  description: null,
  unit: "",
  quantity: "",
  price: "",
  discount: "",
  taxRate: "",
  cost: null,
  prices: [],
  evidence: [],
  amount: null,
  margin: null,
  priceFrom: null,
});

const zeroless = (value: string) => (/^0+(\.0*)?$/.test(value) ? "" : plainDecimal(value));

export const draftLine = (line: QuoteLine, key = nextKey()): DraftLine => ({
  key,
  id: line.id,
  productId: line.product_id,
  variantId: line.variant_id,
  sku: line.sku ?? "",
  partNumber: line.part_number,
  name: line.name,
  description: line.description,
  unit: unitWord(line.unit),
  quantity: zeroless(line.quantity),
  price: zeroless(line.unit_price),
  discount: zeroless(line.discount),
  taxRate: zeroless(line.tax_rate),
  cost: line.cost,
  prices: line.prices.map((each) => ({ ...each, price: plainDecimal(each.price) })),
  evidence: line.evidence,
  amount: line.amount,
  margin: line.margin,
  priceFrom: line.price_from,
});

export const draftOf = (version: QuoteVersion): Draft => ({
  currency: version.currency,
  firm_id: version.firm_id,
  offers: version.offers,
  lines: version.lines.map((line) => draftLine(line)),
  transport: version.transport,
  port_of_loading: version.port_of_loading ?? "",
  port_of_discharge: version.port_of_discharge ?? "",
  payment_terms: version.payment_terms ?? "",
  lead_time: version.lead_time ?? "",
  valid_until: version.valid_until,
  discount: zeroless(version.discount),
  charges: version.charges.map((each) => ({ ...each, amount: plainDecimal(each.amount) })),
  note: version.note ?? "",
  costs: version.costs,
});

/** Whether a line says enough to be kept: a name or a number of ours. */
export const isFilled = (line: DraftLine) => line.name.trim() !== "" || line.sku.trim() !== "";

/** What is sent: lines that say something; a price that is not typed is looked for. */
export const contentOf = (draft: Draft): QuoteContent => ({
  currency: draft.currency,
  firm_id: draft.firm_id,
  offers: draft.offers,
  transport: draft.transport,
  port_of_loading: draft.port_of_loading || null,
  port_of_discharge: draft.port_of_discharge || null,
  payment_terms: draft.payment_terms || null,
  lead_time: draft.lead_time || null,
  valid_until: draft.valid_until || null,
  discount: readDecimal(draft.discount) ?? "0",
  charges: draft.charges
    .filter((charge) => charge.label.trim() !== "")
    .map((charge) => ({ label: charge.label, amount: readDecimal(charge.amount) ?? "0" })),
  note: draft.note || null,
  costs: draft.costs,
  lines: draft.lines.filter(isFilled).map((line) => ({
    id: line.id,
    product_id: line.productId,
    variant_id: line.variantId,
    sku: line.sku || null,
    part_number: line.partNumber,
    name: line.name,
    description: line.description,
    unit: line.unit || null,
    quantity: readDecimal(line.quantity) ?? "0",
    unit_price: readDecimal(line.price),
    discount: readDecimal(line.discount) ?? "0",
    tax_rate: readDecimal(line.taxRate) ?? "0",
    cost: line.cost,
    prices: line.prices.flatMap((each) => {
      const price = readDecimal(each.price);
      return price === null ? [] : [{ ...each, price }];
    }),
    evidence: line.evidence,
  })),
});

const sameText = (a: DraftLine, b: DraftLine) =>
  a.sku === b.sku &&
  a.name === b.name &&
  a.quantity === b.quantity &&
  a.price === b.price &&
  a.unit === b.unit &&
  a.prices === b.prices &&
  a.discount === b.discount;

/**
 * The draft with what the server made of `sent`: ids, products, prices, amounts. A line that was typed into meanwhile
 * keeps what is typed.
 */
export function merged(now: Draft, sent: Draft, answer: Quote): Draft {
  const kept = sent.lines.filter(isFilled);
  const answers = new Map(
    kept.map((line, place) => [line.key, { sent: line, got: answer.current.lines[place] }]),
  );
  return {
    ...now,
    offers: now.offers,
    lines: now.lines.map((line) => {
      const found = answers.get(line.key);
      if (!found?.got) return line;
      const fresh = draftLine(found.got, line.key);
      return sameText(line, found.sent)
        ? { ...fresh, price: line.price || fresh.price, quantity: line.quantity }
        : { ...line, id: fresh.id };
    }),
  };
}
