import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Incoterm, OrderRow, QuoteRow, Transport } from "@/api/types";
import type { Tone } from "@/ui/records/StatusText";

export const INCOTERMS: readonly Incoterm[] = [
  "EXW",
  "FCA",
  "FAS",
  "FOB",
  "CFR",
  "CIF",
  "CPT",
  "CIP",
  "DAP",
  "DPU",
  "DDP",
];

export const TRANSPORTS: Record<Transport, MessageDescriptor> = {
  sea_container: msg`Sea, in containers`,
  sea_bulk: msg`Sea, bulk or break bulk`,
  air: msg`Air`,
  courier: msg`Courier`,
  rail: msg`Rail`,
  road: msg`Road`,
};

/** Which ports are offered for a transport: none in particular by rail and road. */
export const portKind = (transport: Transport | null): "sea" | "air" | undefined =>
  transport === "air" || transport === "courier"
    ? "air"
    : transport === "sea_container" || transport === "sea_bulk"
      ? "sea"
      : undefined;

export const QUOTE_STATES: Record<QuoteRow["state"], { name: MessageDescriptor; tone: Tone }> = {
  draft: { name: msg`Draft`, tone: "quiet" },
  sent: { name: msg`Sent`, tone: "busy" },
  accepted: { name: msg`Accepted`, tone: "ok" },
  refused: { name: msg`Refused`, tone: "danger" },
  expired: { name: msg`Expired`, tone: "warning" },
};

export const ORDER_STATES: Record<OrderRow["state"], { name: MessageDescriptor; tone: Tone }> = {
  draft: { name: msg`Draft`, tone: "quiet" },
  confirmed: { name: msg`Confirmed`, tone: "ok" },
  in_production: { name: msg`In production`, tone: "busy" },
  partially_shipped: { name: msg`Partly shipped`, tone: "busy" },
  shipped: { name: msg`Shipped`, tone: "ok" },
  closed: { name: msg`Closed`, tone: "quiet" },
  cancelled: { name: msg`Cancelled`, tone: "danger" },
};

/** Milestones of an order and steps of its production. */
export const STEP_NAMES: Record<string, MessageDescriptor> = {
  contract: msg`Contract signed`,
  deposit: msg`Deposit received`,
  production: msg`Production finished`,
  inspection: msg`Inspection`,
  booking: msg`Space booked`,
  shipment: msg`Shipped`,
  documents: msg`Documents sent`,
  balance: msg`Balance received`,
  arrival: msg`Arrived`,
  sample_sent: msg`Sample sent`,
  sample_feedback: msg`Feedback on the sample`,
  artwork: msg`Artwork`,
  mould: msg`Mould`,
  material: msg`Material`,
  production_run: msg`Production`,
  packing: msg`Packing`,
  other: msg`Other`,
};

export const STEP_STATES: Record<"open" | "doing" | "done" | "problem", MessageDescriptor> = {
  open: msg`Not begun`,
  doing: msg`Under way`,
  done: msg`Done`,
  problem: msg`Problem`,
};

/** Fields as differences name them. */
export const FIELD_NAMES: Record<string, MessageDescriptor> = {
  sku: msg`Our number`,
  part_number: msg`Their number`,
  name: msg`Name`,
  description: msg`Description`,
  hs_code: msg`HS code`,
  origin: msg`Origin`,
  unit: msg`Unit`,
  quantity: msg`Quantity`,
  unit_price: msg`Unit price`,
  discount: msg`Discount`,
  tax_rate: msg`Tax`,
  prices: msg`Other prices`,
  transport: msg`Transport`,
  port_of_loading: msg`Port of loading`,
  port_of_discharge: msg`Port of discharge`,
  payment_terms: msg`Payment terms`,
  lead_time: msg`Lead time`,
  valid_until: msg`Valid until`,
  note: msg`Note`,
  total: msg`Total`,
  offers: msg`Incoterms`,
  charges: msg`Charges`,
  currency: msg`Currency`,
  firm_id: msg`Sold by`,
  incoterm: msg`Incoterm`,
  place: msg`Named place`,
  tolerance: msg`Tolerance`,
  ship_by: msg`Ship by`,
  pcs_per_carton: msg`Pieces per carton`,
  carton_length: msg`Carton length (cm)`,
  carton_width: msg`Carton width (cm)`,
  carton_height: msg`Carton height (cm)`,
  net_weight: msg`Net weight of a carton (kg)`,
  gross_weight: msg`Gross weight of a carton (kg)`,
};

/** Payment terms that are offered while typing. */
export const USUAL_TERMS = [
  "T/T 30% deposit, 70% before shipment",
  "T/T 30% deposit, 70% against copy of B/L",
  "T/T 100% in advance",
  "L/C at sight",
  "L/C 90 days",
  "D/P at sight",
  "O/A 60 days",
];
