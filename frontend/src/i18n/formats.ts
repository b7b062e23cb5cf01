import { useLingui } from "@lingui/react";
import { createContext, useContext, useMemo } from "react";
import { intlTag, type Locale, nearestLocale } from "./locales";

/** The IANA zone in which this user reads times; null means the browser's own. */
export const ZoneContext = createContext<string | null>(null);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export type Formats = ReturnType<typeof formats>;

/** Dates, numbers, money and names of countries for one language and zone. Instants are RFC 3339 strings. */
export function formats(locale: Locale, zone: string | null) {
  const tag = intlTag(locale);
  const timeZone = zone ?? undefined;
  const number = new Intl.NumberFormat(tag);
  const date = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone });
  const shortDate = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", timeZone });
  const time = new Intl.DateTimeFormat(tag, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const full = new Intl.DateTimeFormat(tag, {
    weekday: "short",
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  });
  const moment = new Intl.DateTimeFormat(tag, {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone,
  });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto", style: "short" });
  const regions = new Intl.DisplayNames([tag], { type: "region" });
  const languages = new Intl.DisplayNames([tag], { type: "language" });
  const dayKey = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone });

  const bytes = (size: number): string => {
    let value = size;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit += 1;
    }
    const style = {
      style: "unit",
      unit: UNITS[unit],
      unitDisplay: "short",
      maximumFractionDigits: 1,
    } as const;
    return new Intl.NumberFormat(tag, style).format(value);
  };

  /** The date, without its year when that is this one. */
  const day = (instant: string, now: number): string => {
    const at = Date.parse(instant);
    const thisYear = dayKey.format(at).slice(0, 4) === dayKey.format(now).slice(0, 4);
    return thisYear ? shortDate.format(at) : date.format(at);
  };

  const ago = (instant: string, now: number = Date.now()): string => {
    const past = now - Date.parse(instant);
    if (past < MINUTE) return relative.format(0, "second");
    if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), "minute");
    if (past < DAY) return relative.format(-Math.floor(past / HOUR), "hour");
    return day(instant, now);
  };

  return {
    /** The BCP 47 tag behind it, for a format that only one screen needs. */
    tag,
    number: (value: number): string => number.format(value),
    bytes,
    /** The day that it is for this user, as "2026-12-05". */
    today: (): string => dayKey.format(Date.now()),
    date: (instant: string): string => date.format(Date.parse(instant)),
    time: (instant: string | number): string =>
      time.format(typeof instant === "number" ? instant : Date.parse(instant)),
    /** The date and the time, for one mail. */
    moment: (instant: string): string => moment.format(Date.parse(instant)),
    /** Weekday, date, time and zone: for the hover text of every shorter form. */
    full: (instant: string): string => full.format(Date.parse(instant)),
    /** From when to when, the day said once. */
    span: (start: string, end: string): string => full.formatRange(Date.parse(start), Date.parse(end)),
    /** "2 hr. ago" below a day, the date above it. */
    ago,
    /** The short form of mail lists: the time today, day and month this year, else the date. */
    stamp: (instant: string, now: number = Date.now()): string => {
      const at = Date.parse(instant);
      return dayKey.format(at) === dayKey.format(now) ? time.format(at) : day(instant, now);
    },
    money: (amount: string | number, currency: string): string =>
      new Intl.NumberFormat(tag, { style: "currency", currency, currencyDisplay: "code" }).format(
        Number(amount),
      ),
    country: (code: string): string => {
      try {
        return regions.of(code) ?? code;
      } catch {
        return code;
      }
    },
    language: (code: string): string => {
      try {
        return languages.of(code) ?? code;
      } catch {
        return code;
      }
    },
    list: (items: readonly string[]): string =>
      new Intl.ListFormat(tag, { type: "conjunction" }).format(items),
    compare: new Intl.Collator(tag).compare,
  };
}

/** The formats of the language in use and of the signed-in user's time zone. */
export function useFormats(): Formats {
  const { i18n } = useLingui();
  const zone = useContext(ZoneContext);
  return useMemo(() => formats(nearestLocale(i18n.locale) ?? "en", zone), [i18n.locale, zone]);
}
