import { oneOf, text } from "@/lib/search";

export interface PaymentsSearch {
  view?: "received" | "ageing";
  state?: "slip" | "received" | "cancelled";
  sort?: string;
  open?: string;
}

export const paymentsSearch = (search: Record<string, unknown>): PaymentsSearch => ({
  view: oneOf(search, "view", ["received", "ageing"] as const),
  state: oneOf(search, "state", ["slip", "received", "cancelled"] as const),
  sort: text(search, "sort"),
  open: text(search, "open"),
});
