import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Tone } from "@/ui/records/StatusText";
import type { AccountNote, Drawing, Due, LateBucket, Letter, Payment } from "./types";

export const PAYMENT_STATES: Record<Payment["state"], { name: MessageDescriptor; tone: Tone }> = {
  slip: { name: msg`Slip, no money yet`, tone: "warning" },
  received: { name: msg`Money is in`, tone: "ok" },
  cancelled: { name: msg`Cancelled`, tone: "quiet" },
};

export const METHODS: Record<Payment["method"], MessageDescriptor> = {
  tt: msg`T/T wire`,
  lc: msg`Letter of credit`,
  dp: msg`D/P`,
  da: msg`D/A`,
  oa: msg`Open account`,
  platform: msg`Platform`,
  cash: msg`Cash`,
};

export const DUE_LABELS: Record<Due["label"], MessageDescriptor> = {
  deposit: msg`Deposit`,
  balance: msg`Balance`,
  payment: msg`Payment`,
  debit_note: msg`Debit note`,
};

/** What a share waits for, where it has no date yet. */
export const TRIGGERS: Record<Due["trigger"], MessageDescriptor> = {
  order: msg`with the order`,
  proforma: msg`with the proforma invoice`,
  before_shipment: msg`before shipment`,
  bl: msg`with the bill of lading`,
  invoice: msg`with the invoice`,
  arrival: msg`on arrival`,
  presentation: msg`on presentation of papers`,
  release: msg`on release by the platform`,
};

export const KINDS_OF_PART = {
  money: msg`money`,
  bank_charge: msg`bank charges, borne by us`,
  short_payment: msg`short payment, let go`,
} as const;

export const BUCKETS: Record<LateBucket, MessageDescriptor> = {
  not_due: msg`Not due`,
  to_30: msg`1–30 days late`,
  to_60: msg`31–60 days`,
  to_90: msg`61–90 days`,
  over_90: msg`over 90 days`,
};

export const LETTER_STATES: Record<NonNullable<Letter["state"]>, { name: MessageDescriptor; tone: Tone }> = {
  draft: { name: msg`Draft of the credit`, tone: "quiet" },
  issued: { name: msg`Issued`, tone: "busy" },
  presented: { name: msg`Papers presented`, tone: "busy" },
  paid: { name: msg`Paid`, tone: "ok" },
  expired: { name: msg`Expired`, tone: "danger" },
  cancelled: { name: msg`Cancelled`, tone: "quiet" },
};

export const LETTER_WARNINGS: Record<Letter["warnings"][number], MessageDescriptor> = {
  amount: msg`The credit is below the order's total, its tolerance included`,
  currency: msg`The credit is in another currency than the order`,
  overdrawn: msg`More was drawn than the credit allows`,
  expired: msg`The credit has expired`,
  expires_soon: msg`The credit expires within 10 days`,
  shipment_late: msg`The goods leave after the latest shipment date`,
  shipment_soon: msg`The latest shipment date is within 10 days`,
  shipment_after_expiry: msg`The goods leave after the credit expires`,
  partial_shipment: msg`The credit allows no partial shipment, and there are several shipments`,
  presentation_late: msg`The papers are presented too late after shipment`,
  amendment_waits: msg`An amendment waits for an answer`,
  discrepancies: msg`The bank's discrepancies are not answered`,
};

export const AMENDMENT_STATES: Record<
  Letter["amendments"][number]["state"],
  { name: MessageDescriptor; tone: Tone }
> = {
  offered: { name: msg`Waits for our answer`, tone: "warning" },
  accepted: { name: msg`Accepted`, tone: "ok" },
  refused: { name: msg`Refused`, tone: "quiet" },
};

/** Terms as amendments name them. */
export const LETTER_TERMS: Record<string, MessageDescriptor> = {
  amount: msg`Amount`,
  tolerance: msg`Tolerance`,
  usance_days: msg`Usance, days (0: at sight)`,
  expires_on: msg`Expires on`,
  expiry_place: msg`Place of expiry`,
  latest_shipment: msg`Latest shipment`,
  presentation_days: msg`Days to present papers`,
  partial_shipment: msg`Partial shipments`,
  transhipment: msg`Transhipment`,
  goods: msg`Goods`,
  documents: msg`Papers asked for`,
};

export const DRAWING_STATES: Record<NonNullable<Drawing["state"]>, MessageDescriptor> = {
  presented: msg`Presented`,
  accepted: msg`Accepted`,
  paid: msg`Paid`,
  refused: msg`Refused`,
};

export const NOTE_KINDS: Record<AccountNote["kind"], MessageDescriptor> = {
  credit_note: msg`Credit note`,
  debit_note: msg`Debit note`,
};

export const NOTE_REASONS: Record<AccountNote["reason"], MessageDescriptor> = {
  quality: msg`Quality`,
  shortage: msg`Short shipment`,
  price: msg`Price correction`,
  discount: msg`Discount`,
  freight: msg`Freight and charges`,
  returned: msg`Returned goods`,
  delay: msg`Late delivery`,
  other: msg`Other`,
};
