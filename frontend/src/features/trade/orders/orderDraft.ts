import type { Order, OrderContent, OrderLine } from "@/api/types";
import { plainDecimal, readDecimal } from "../grid/paste";
import { unitWord } from "../shared/units";

/** A line of an order as it is typed; what the grid does not show stays in `line`. */
export interface OrderDraftLine {
  key: string;
  line: OrderLine | null;
  name: string;
  sku: string;
  quantity: string;
  unit: string;
  price: string;
  discount: string;
}

export interface OrderDraft {
  firm_id: string | null;
  place: string;
  incoterm: OrderContent["incoterm"];
  payment_terms: string;
  port_of_loading: string;
  port_of_discharge: string;
  ship_by: string;
  tolerance: string;
  transport: Order["transport"];
  charges: { label: string; amount: string }[];
  lines: OrderDraftLine[];
}

let made = 0;
export const emptyOrderLine = (): OrderDraftLine => {
  made += 1;
  return {
    key: `new-${made}`,
    line: null,
    name: "",
    sku: "",
    quantity: "",
    unit: "",
    price: "",
    discount: "",
  };
};

const zeroless = (value: string) => (/^0+(\.0*)?$/.test(value) ? "" : plainDecimal(value));

export const orderDraftOf = (order: Order): OrderDraft => ({
  firm_id: order.firm_id,
  place: order.place,
  incoterm: order.incoterm,
  payment_terms: order.payment_terms ?? "",
  port_of_loading: order.port_of_loading ?? "",
  port_of_discharge: order.port_of_discharge ?? "",
  ship_by: order.ship_by ?? "",
  tolerance: zeroless(order.tolerance),
  transport: order.transport,
  charges: order.charges.map((each) => ({ label: each.label, amount: plainDecimal(each.amount) })),
  lines: order.lines.map((line) => ({
    key: line.id,
    line,
    name: line.name,
    sku: line.sku ?? "",
    quantity: plainDecimal(line.quantity),
    unit: unitWord(line.unit),
    price: plainDecimal(line.unit_price),
    discount: zeroless(line.discount),
  })),
});

/** What is sent of an order: lines with a name, and all of each that the grid does not show. */
export const orderContentOf = (order: Order, draft: OrderDraft): OrderContent => ({
  currency: order.currency,
  firm_id: draft.firm_id,
  transport: draft.transport,
  discount: order.discount,
  charges: draft.charges
    .filter((charge) => charge.label.trim() !== "")
    .map((charge) => ({ label: charge.label, amount: readDecimal(charge.amount) ?? "0" })),
  incoterm: draft.incoterm,
  place: draft.place,
  payment_terms: draft.payment_terms || null,
  port_of_loading: draft.port_of_loading || null,
  port_of_discharge: draft.port_of_discharge || null,
  ship_by: draft.ship_by || null,
  tolerance: readDecimal(draft.tolerance) ?? "0",
  lines: draft.lines
    .filter((line) => line.name.trim() !== "")
    .map((typed) => {
      const { line } = typed;
      const written = {
        name: typed.name,
        sku: typed.sku || null,
        unit: typed.unit || "H87",
        quantity: readDecimal(typed.quantity) ?? "0",
        unit_price: readDecimal(typed.price) ?? "0",
        discount: readDecimal(typed.discount) ?? "0",
      };
      if (!line) return written;
      return {
        ...written,
        id: line.id,
        quote_line_id: line.quote_line_id,
        product_id: line.product_id,
        variant_id: line.variant_id,
        part_number: line.part_number,
        description: line.description,
        hs_code: line.hs_code,
        origin: line.origin,
        tax_rate: line.tax_rate,
        pcs_per_carton: line.pcs_per_carton,
        carton_length: line.carton_length,
        carton_width: line.carton_width,
        carton_height: line.carton_height,
        net_weight: line.net_weight,
        gross_weight: line.gross_weight,
      };
    }),
});
