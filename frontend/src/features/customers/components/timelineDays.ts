import type { TimelineItem } from "@/api/types";
import type { CompanySearch } from "../search";

interface Day {
  day: string;
  items: TimelineItem[];
}

/** Whether an item belongs to what the timeline is narrowed to. */
export const fits = ({ kind }: TimelineItem, show: CompanySearch["show"]): boolean =>
  show === undefined || kind === (show === "mail" ? "message" : "note");

/** Items under the date of their day, in the order in which they come. */
export function byDay(items: readonly TimelineItem[], date: (instant: string) => string): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const day = date(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
