import { oneOf, text } from "@/lib/search";
import type { ShipmentRow } from "./types";

const STATES = ["planned", "booked", "departed", "arrived", "delivered", "cancelled"] as const;

export interface ShipmentsSearch {
  state?: ShipmentRow["state"];
  custom?: string;
  sort?: string;
}

export const shipmentsSearch = (search: Record<string, unknown>): ShipmentsSearch => ({
  state: oneOf(search, "state", STATES),
  custom: text(search, "custom"),
  sort: text(search, "sort"),
});
