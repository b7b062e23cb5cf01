import { flag, oneOf, text } from "@/lib/search";

export const STAGE_VALUES = ["new", "contacted", "negotiating", "customer", "dormant"] as const;
export const SOURCES = ["mail", "manual", "import", "api"] as const;

/** The state of the company list that is in its URL: words, filters, order, and what the side panel shows. */
export interface CompaniesSearch {
  q?: string;
  country?: string;
  stage?: (typeof STAGE_VALUES)[number];
  source?: (typeof SOURCES)[number];
  owner?: string;
  starred?: true;
  /** Those at their desk now. */
  awake?: true;
  /** Filters by the tenant's own fields. */
  custom?: string;
  sort?: string;
  peek?: string;
  panel?: "new";
  /** What a new company begins with. */
  domain?: string;
}

export interface ContactsSearch {
  q?: string;
  company?: string;
  custom?: string;
  sort?: string;
  peek?: string;
  panel?: "new";
}

export const TABS = ["timeline", "about", "mail"] as const;
export const SHOWN = ["mail", "notes", "calls", "files", "other"] as const;

/** What a record's timeline is narrowed to, and the panel that is open beside it. */
export interface RecordSearch {
  show?: (typeof SHOWN)[number];
  /** The field whose history is open. */
  history?: string;
}

/** The state of one company's page: besides, the part that a phone shows, a person, and an open file. */
export interface CompanySearch extends RecordSearch {
  tab?: (typeof TABS)[number];
  person?: string;
  file?: string;
}

type Search = Record<string, unknown>;

export const companiesSearch = (search: Search): CompaniesSearch => ({
  q: text(search, "q"),
  country: text(search, "country"),
  stage: oneOf(search, "stage", STAGE_VALUES),
  source: oneOf(search, "source", SOURCES),
  owner: text(search, "owner"),
  starred: flag(search, "starred"),
  awake: flag(search, "awake"),
  custom: text(search, "custom"),
  sort: text(search, "sort"),
  peek: text(search, "peek"),
  panel: oneOf(search, "panel", ["new"]),
  domain: text(search, "domain"),
});

export const contactsSearch = (search: Search): ContactsSearch => ({
  q: text(search, "q"),
  company: text(search, "company"),
  custom: text(search, "custom"),
  sort: text(search, "sort"),
  peek: text(search, "peek"),
  panel: oneOf(search, "panel", ["new"]),
});

export const recordSearch = (search: Search): RecordSearch => ({
  show: oneOf(search, "show", SHOWN),
  history: text(search, "history"),
});

export const companySearch = (search: Search): CompanySearch => ({
  ...recordSearch(search),
  tab: oneOf(search, "tab", TABS),
  person: text(search, "person"),
  file: text(search, "file"),
});

/** Without the filters, in the same order. */
export const withoutFilters = ({ sort, peek }: CompaniesSearch): CompaniesSearch => ({ sort, peek });

export const isFiltered = ({
  q,
  country,
  stage,
  source,
  owner,
  starred,
  awake,
  custom,
}: CompaniesSearch): boolean =>
  Boolean(q || country || stage || source || owner || starred || awake || custom);
