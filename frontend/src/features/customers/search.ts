import { text } from "@/lib/search";

export interface CompaniesSearch {
  q?: string;
  country?: string;
  stage?: string;
  sort?: string;
  peek?: string;
}

export type ContactsSearch = Pick<CompaniesSearch, "q" | "sort" | "peek">;

/** The state of the company list that is in its URL: words, filters, order, and the company in the side panel. */
export const companiesSearch = (search: Record<string, unknown>): CompaniesSearch => ({
  q: text(search, "q"),
  country: text(search, "country"),
  stage: text(search, "stage"),
  sort: text(search, "sort"),
  peek: text(search, "peek"),
});

export const contactsSearch = (search: Record<string, unknown>): ContactsSearch => ({
  q: text(search, "q"),
  sort: text(search, "sort"),
  peek: text(search, "peek"),
});
