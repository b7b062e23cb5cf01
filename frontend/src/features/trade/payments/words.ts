import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Tone } from "@/ui/records/StatusText";
import type { Due, Payment } from "./types";

export const PAYMENT_STATES: Record<Payment["state"], { name: MessageDescriptor; tone: Tone }> = {
  slip: { name: msg`Slip, no money yet`, tone: "warning" },
  received: { name: msg`Received`, tone: "ok" },
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
