import { oneOf, text } from "@/lib/search";

export const STAGE_VALUES = ["new", "contacted", "negotiating", "customer", "dormant"] as const;
export const SOURCES = ["mail", "manual", "import", "api"] as const;

/** The state of the company list that is in its URL: words, filters, order, and what the side panel shows. */
export interface CompaniesSearch {
  q?: string;
  country?: string;
  stage?: (typeof STAGE_VALUES)[number];
  source?: (typeof SOURCES)[number];
  owner?: string;
  sort?: string;
  peek?: string;
  panel?: "new";
  /** What a new company begins with. */
  domain?: string;
}

export interface ContactsSearch {
  q?: string;
  company?: string;
  sort?: string;
  peek?: string;
  panel?: "new";
}

export const TABS = ["timeline", "about", "mail"] as const;
export const SHOWN = ["mail", "notes"] as const;

/** The state of one company's page: the part that a phone shows, and what its timeline is narrowed to. */
export interface CompanySearch {
  tab?: (typeof TABS)[number];
  show?: (typeof SHOWN)[number];
}

type Search = Record<string, unknown>;

export const companiesSearch = (search: Search): CompaniesSearch => ({
  q: text(search, "q"),
  country: text(search, "country"),
  stage: oneOf(search, "stage", STAGE_VALUES),
  source: oneOf(search, "source", SOURCES),
  owner: text(search, "owner"),
  sort: text(search, "sort"),
  peek: text(search, "peek"),
  panel: oneOf(search, "panel", ["new"]),
  domain: text(search, "domain"),
});

export const contactsSearch = (search: Search): ContactsSearch => ({
  q: text(search, "q"),
  company: text(search, "company"),
  sort: text(search, "sort"),
  peek: text(search, "peek"),
  panel: oneOf(search, "panel", ["new"]),
});

export const companySearch = (search: Search): CompanySearch => ({
  tab: oneOf(search, "tab", TABS),
  show: oneOf(search, "show", SHOWN),
});

/** Without the filters, in the same order. */
export const withoutFilters = ({ sort, peek }: CompaniesSearch): CompaniesSearch => ({ sort, peek });

export const isFiltered = ({ q, country, stage, source, owner }: CompaniesSearch): boolean =>
  Boolean(q || country || stage || source || owner);
