import { flag, oneOf, text } from "@/lib/search";
import type { Whom } from "./types";

export interface SequencesSearch {
  q?: string;
  archived?: true;
}

export const STATES = ["active", "paused", "held", "finished", "stopped"] as const;

/** The state of one sequence's page: its letters or its people, and of those which. */
export interface SequenceSearch {
  tab?: "people";
  state?: (typeof STATES)[number];
}

/** Whom to put into a sequence: ids with commas between, or what a list was narrowed to. */
export interface EnrolSearch {
  sequence?: string;
  contacts?: string;
  companies?: string;
  /** The deal that the letters speak of; else the newest of each company. */
  deal?: string;
  /** Everybody of this list, as it was narrowed. */
  of?: "contacts" | "companies";
  q?: string;
  country?: string;
  stage?: (typeof STAGES)[number];
  source?: (typeof SOURCES)[number];
  owner?: string;
  starred?: true;
  /** All people of the companies, and not only who wrote last. */
  everybody?: true;
}

const STAGES = ["new", "contacted", "negotiating", "customer", "dormant"] as const;
const SOURCES = ["mail", "manual", "import", "api"] as const;

type Search = Record<string, unknown>;

export const sequencesSearch = (search: Search): SequencesSearch => ({
  q: text(search, "q"),
  archived: flag(search, "archived"),
});

export const sequenceSearch = (search: Search): SequenceSearch => ({
  tab: oneOf(search, "tab", ["people"]),
  state: oneOf(search, "state", STATES),
});

export const enrolSearch = (search: Search): EnrolSearch => ({
  sequence: text(search, "sequence"),
  contacts: text(search, "contacts"),
  companies: text(search, "companies"),
  deal: text(search, "deal"),
  of: oneOf(search, "of", ["contacts", "companies"]),
  q: text(search, "q"),
  country: text(search, "country"),
  stage: oneOf(search, "stage", STAGES),
  source: oneOf(search, "source", SOURCES),
  owner: text(search, "owner"),
  starred: flag(search, "starred"),
  everybody: flag(search, "everybody"),
});

const ids = (given: string | undefined): string[] => given?.split(",").filter(Boolean) ?? [];

/** What the address asks for, as the server takes it. */
export function whomOf(search: EnrolSearch): Whom {
  const { of, q, country, stage, source, owner, starred } = search;
  return {
    contact_ids: ids(search.contacts),
    company_ids: ids(search.companies),
    contacts: of === "contacts" ? { q } : null,
    companies:
      of === "companies" ? { q, country, stage, source, owner_id: owner, starred: starred ?? false } : null,
    one_each: !search.everybody,
  };
}
