import { oneOf } from "@/lib/search";

/** Which rows of an import are shown. */
export interface ImportSearch {
  verdict?: "new" | "same" | "doubtful" | "refused";
}

export const importSearch = (search: Record<string, unknown>): ImportSearch => ({
  verdict: oneOf(search, "verdict", ["new", "same", "doubtful", "refused"]),
});
