import type { Formats } from "@/i18n/formats";

/** A day without a time ("2026-12-05"), as the reader writes it; the same day in every zone. */
export const dayText = (format: Formats, day: string): string =>
  new Intl.DateTimeFormat(format.tag, { dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(day));

/** The month of a day: "December 2026". */
export const monthText = (format: Formats, day: string): string =>
  new Intl.DateTimeFormat(format.tag, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    Date.parse(day),
  );

/** Days with one digit, where that says something. */
export const dayNumber = (days: number): number =>
  days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
