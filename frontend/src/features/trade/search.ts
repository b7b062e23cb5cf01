import { flag, oneOf, text } from "@/lib/search";
import { ORDER_STATES, QUOTE_STATES } from "./shared/words";

type Search = Record<string, unknown>;
const keys = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[];

export interface QuotesSearch {
  /** Filters by fields of the tenant's own. */
  custom?: string;
  q?: string;
  state?: keyof typeof QUOTE_STATES;
  sort?: string;
}

export const quotesSearch = (search: Search): QuotesSearch => ({
  custom: text(search, "custom"),
  q: text(search, "q"),
  state: oneOf(search, "state", keys(QUOTE_STATES)),
  sort: text(search, "sort"),
});

export interface OrdersSearch {
  /** Filters by fields of the tenant's own. */
  custom?: string;
  q?: string;
  state?: keyof typeof ORDER_STATES;
  kind?: "order" | "sample";
  sort?: string;
}

export const ordersSearch = (search: Search): OrdersSearch => ({
  custom: text(search, "custom"),
  q: text(search, "q"),
  state: oneOf(search, "state", keys(ORDER_STATES)),
  kind: oneOf(search, "kind", ["order", "sample"]),
  sort: text(search, "sort"),
});

export interface NewQuoteSearch {
  company?: string;
  deal?: string;
  message?: string;
}

export const newQuoteSearch = (search: Search): NewQuoteSearch => ({
  company: text(search, "company"),
  deal: text(search, "deal"),
  message: text(search, "message"),
});

export interface ProductsSearch {
  /** Filters by fields of the tenant's own. */
  custom?: string;
  q?: string;
  archived?: true;
  sort?: string;
}

export const productsSearch = (search: Search): ProductsSearch => ({
  custom: text(search, "custom"),
  q: text(search, "q"),
  archived: flag(search, "archived"),
  sort: text(search, "sort"),
});
