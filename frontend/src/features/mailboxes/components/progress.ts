import type { Mailbox } from "@/api/types";

type Progress = Mailbox["progress"];

/** How much of what was found has been dealt with, 0 to 100. */
export const progressPercent = ({ found, left }: Progress): number =>
  found === 0 ? 0 : Math.round(((found - left) / found) * 100);

/** Mails a minute while mail is being fetched, or null when there is too little to tell. */
export const perMinute = ({ per_second }: Progress): number | null =>
  per_second === null || per_second <= 0 ? null : Math.max(1, Math.round(per_second * 60));

/** Whole minutes until all is here at this pace, or null when nobody can tell. */
export function minutesLeft({ expected_end }: Progress, now: number): number | null {
  if (expected_end === null) return null;
  return Math.max(1, Math.ceil((Date.parse(expected_end) - now) / 60_000));
}
