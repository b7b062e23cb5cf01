import { oneOf, text } from "@/lib/search";
import type { LateBucket } from "./types";

export interface PaymentsSearch {
  view?: "received" | "ageing" | "letters" | "notes";
  state?: "slip" | "received" | "cancelled";
  custom?: string;
  sort?: string;
  open?: string;
  /** The letter of credit that is looked at. */
  letter?: string;
  /** What a figure of the ageing is made of: a company, a currency, how late. */
  company?: string;
  currency?: string;
  late?: LateBucket;
}

export const paymentsSearch = (search: Record<string, unknown>): PaymentsSearch => ({
  view: oneOf(search, "view", ["received", "ageing", "letters", "notes"] as const),
  state: oneOf(search, "state", ["slip", "received", "cancelled"] as const),
  custom: text(search, "custom"),
  sort: text(search, "sort"),
  open: text(search, "open"),
  letter: text(search, "letter"),
  company: text(search, "company"),
  currency: text(search, "currency"),
  late: oneOf(search, "late", ["not_due", "to_30", "to_60", "to_90", "over_90"] as const),
});
