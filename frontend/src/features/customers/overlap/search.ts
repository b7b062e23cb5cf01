import { text } from "@/lib/search";

/** What is asked about, from the command palette. */
export interface OverlapSearch {
  text?: string;
}

export const overlapSearch = (search: Record<string, unknown>): OverlapSearch => ({
  text: text(search, "text"),
});
