import { flag } from "@/lib/search";

/** The state of Today that is in its URL. */
export interface TodaySearch {
  /** The whole team's day, not only one's own. */
  all?: true;
}

export const todaySearch = (search: Record<string, unknown>): TodaySearch => ({ all: flag(search, "all") });
