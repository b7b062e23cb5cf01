import { oneOf, text } from "@/lib/search";

export const SHOWN = ["open", "mine", "unassigned", "late", "closed"] as const;

/** Which leads are listed, in which order, and the one that is open. */
export interface LeadSearch {
  show?: (typeof SHOWN)[number];
  owner?: string;
  sort?: string;
  open?: string;
}

export const leadSearch = (search: Record<string, unknown>): LeadSearch => ({
  show: oneOf(search, "show", SHOWN),
  owner: text(search, "owner"),
  sort: text(search, "sort"),
  open: text(search, "open"),
});

export interface OpenSearch {
  open?: string;
}

export const openSearch = (search: Record<string, unknown>): OpenSearch => ({ open: text(search, "open") });
