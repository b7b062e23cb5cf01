import { oneOf, text } from "@/lib/search";

/** The state of the pile that is in its URL: which bin, what it is narrowed to, and whom the reader looks at. */
export interface CandidatesSearch {
  bin?: "noise";
  reason?: string;
  domain?: string;
  /** Id of the company or person that is open. */
  at?: string;
}

type Search = Record<string, unknown>;

export const candidatesSearch = (search: Search): CandidatesSearch => ({
  bin: oneOf(search, "bin", ["noise"]),
  reason: text(search, "reason"),
  domain: text(search, "domain"),
  at: text(search, "at"),
});
