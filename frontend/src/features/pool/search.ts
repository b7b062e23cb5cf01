import { text } from "@/lib/search";

/** Which pool, narrowed to which customers, and the one that is open. */
export interface PoolSearch {
  pool?: string;
  q?: string;
  country?: string;
  open?: string;
}

export const poolSearch = (search: Record<string, unknown>): PoolSearch => ({
  pool: text(search, "pool"),
  q: text(search, "q"),
  country: text(search, "country"),
  open: text(search, "open"),
});

/** What is open on the other pages of the pool. */
export interface OpenSearch {
  open?: string;
}

export const openSearch = (search: Record<string, unknown>): OpenSearch => ({ open: text(search, "open") });
