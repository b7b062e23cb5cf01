import { describe, expect, it } from "vitest";
import type { Quote, QuoteLine } from "@/api/types";
import { contentOf, type Draft, emptyLine, merged } from "./draft";

const draft = (lines: Draft["lines"]): Draft => ({
  currency: "USD",
  firm_id: null,
  offers: [{ incoterm: "FOB", place: "Ningbo" }],
  lines,
  transport: null,
  port_of_loading: "",
  port_of_discharge: "",
  payment_terms: "",
  lead_time: "",
  valid_until: "2030-01-01",
  discount: "",
  charges: [{ label: "", amount: "5" }],
  note: "",
  costs: null,
});

const answered = (given: Partial<QuoteLine>): Quote =>
  ({
    current: {
      lines: [
        {
          id: "1",
          product_id: "p",
          variant_id: null,
          sku: "LM-100",
          part_number: null,
          name: "Ceramic mug",
          description: null,
          unit: "H87",
          quantity: "1000.000000",
          unit_price: "1.300000",
          discount: "0.0000",
          tax_rate: "0.0000",
          amount: "1300.00",
          prices: [],
          evidence: [],
          cost: null,
          cost_currency: null,
          margin: null,
          price_from: "General FOB",
          ...given,
        },
      ],
    },
  }) as unknown as Quote;

describe("what is sent", () => {
  it("leaves out lines that say nothing and asks for prices that are not typed", () => {
    const content = contentOf(draft([{ ...emptyLine(), sku: "LM-100", quantity: "1,000" }, emptyLine()]));
    expect(content.lines).toHaveLength(1);
    expect(content.lines[0]).toMatchObject({ sku: "LM-100", quantity: "1000", unit_price: null, unit: null });
    expect(content.charges).toEqual([]);
  });
});

describe("what comes back", () => {
  it("fills in the product, its price and the amount", () => {
    const sent = draft([{ ...emptyLine(), sku: "LM-100", quantity: "1,000" }]);
    const [line] = merged(sent, sent, answered({})).lines;
    expect(line).toMatchObject({ id: "1", name: "Ceramic mug", price: "1.3", amount: "1300.00" });
    expect(line?.quantity).toBe("1,000");
  });

  it("does not take back what was typed meanwhile", () => {
    const sent = draft([{ ...emptyLine(), sku: "LM-100", quantity: "1000" }]);
    const now = { ...sent, lines: sent.lines.map((line) => ({ ...line, quantity: "1500", price: "1.1" })) };
    const [line] = merged(now, sent, answered({})).lines;
    expect(line).toMatchObject({ id: "1", quantity: "1500", price: "1.1", name: "" });
  });
});
