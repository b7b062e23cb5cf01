import type { components } from "@/api/schema";
import { text } from "@/lib/search";

type Schemas = components["schemas"];
export type Catalog = Schemas["ReportCatalog"];
export type Subject = Schemas["SubjectView"];
export type Ready = Schemas["ReadyReport"];
export type Query = Schemas["ReportQuery"];
export type Report = Schemas["Report"];
export type Column = Schemas["ReportColumn"];

/** What the URL says of a report; all that is missing is as the ready report has it. */
export interface ReportSearch {
  report?: string;
  by?: string;
  by2?: string;
  period?: string;
  since?: string;
  until?: string;
  currency?: string;
  /** The measures, where others than the ready report's were chosen: "value,count". */
  figures?: string;
  /** "dimension:value,value;dimension:value", each part encoded. */
  only?: string;
}

const KEYS = ["report", "by", "by2", "period", "since", "until", "currency", "figures", "only"] as const;

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  return Object.fromEntries(KEYS.map((key) => [key, text(search, key)]).filter(([, value]) => value));
}

export const PERIODS = ["month", "quarter", "year", "months12", "all", "own"] as const;
export type Period = (typeof PERIODS)[number];

const iso = (day: Date): string => day.toISOString().slice(0, 10);

/** The first and last day of a period that holds `today`, in UTC as reports count. */
export function daysOf(period: string, today: Date): { since?: string; until?: string } {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const from = (first: number, months: number) => ({
    since: iso(new Date(Date.UTC(year, first, 1))),
    until: iso(new Date(Date.UTC(year, first + months, 0))),
  });
  if (period === "month") return from(month, 1);
  if (period === "quarter") return from(month - (month % 3), 3);
  if (period === "year") return from(0, 12);
  if (period === "months12") return from(month - 11, 12);
  return {};
}

export interface Only {
  dimension: string;
  values: (string | null)[];
}

export function readOnly(only: string | undefined): Only[] {
  return (only ?? "")
    .split(";")
    .filter(Boolean)
    .map((part) => {
      const [dimension = "", values = ""] = part.split(":");
      return {
        dimension: decodeURIComponent(dimension),
        values: values.split(",").map((value) => (value === "" ? null : decodeURIComponent(value))),
      };
    });
}

export function writeOnly(only: Only[]): string | undefined {
  const parts = only.map(
    ({ dimension, values }) =>
      `${encodeURIComponent(dimension)}:${values.map((value) => (value === null ? "" : encodeURIComponent(value))).join(",")}`,
  );
  return parts.join(";") || undefined;
}

/** The question that a ready report and the URL make together. */
export function questionOf(ready: Ready, search: ReportSearch, today: Date): Query {
  const by =
    search.by === "none" ? [] : [search.by ?? ready.query.by?.[0], search.by2 ?? ready.query.by?.[1]];
  const days =
    search.period === "own"
      ? { since: search.since, until: search.until }
      : daysOf(search.period ?? "all", today);
  return {
    ...ready.query,
    measures: search.figures?.split(",") ?? ready.query.measures,
    by: by.filter((key): key is string => key !== undefined && key !== "none"),
    filters: [...(ready.query.filters ?? []), ...readOnly(search.only)],
    since: days.since ?? null,
    until: days.until ?? null,
    currency: search.currency ?? null,
  };
}
