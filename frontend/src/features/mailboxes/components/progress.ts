import type { Mailbox } from "@/api/types";

type Progress = Mailbox["progress"];

/** How much of what was found has been dealt with, 0 to 100. */
export const progressPercent = ({ found, left }: Progress): number =>
  found === 0 ? 0 : Math.round(((found - left) / found) * 100);

interface Pace {
  /** Mails a minute since the fetching began. */
  perMinute: number;
  /** Minutes until it ends at this pace. */
  minutesLeft: number;
}

/** The pace of a running fetch, or null when there is too little to tell. */
export function pace({ found, left, started_at, finished_at }: Progress, now: number): Pace | null {
  if (!started_at || finished_at || left === 0) return null;
  const minutes = (now - Date.parse(started_at)) / 60_000;
  const done = found - left;
  if (minutes < 0.1 || done < 1) return null;
  const perMinute = done / minutes;
  return { perMinute: Math.round(perMinute), minutesLeft: Math.max(1, Math.ceil(left / perMinute)) };
}
