import type { TimelineItem } from "@/api/types";
import type { RecordSearch } from "../search";

interface Day {
  day: string;
  items: TimelineItem[];
}

type Kind = TimelineItem["kind"];

/** The kinds that each way of narrowing a timeline lets through. */
export const KINDS: Record<NonNullable<RecordSearch["show"]>, Kind[]> = {
  mail: ["message", "sent", "opened", "clicked", "bounced", "auto_reply", "unsubscribed"],
  notes: ["note"],
  calls: ["call", "meeting"],
  files: ["file"],
  other: ["created", "merge", "decision", "reminder", "stage"],
};

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
