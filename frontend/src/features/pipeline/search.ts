import { oneOf, text } from "@/lib/search";
import { asked } from "@/ui/custom/pairs";

export const SHAPES = ["board", "table", "calendar", "map"] as const;
export type Shape = (typeof SHAPES)[number];
export const DEAL_STATUS = ["open", "won", "lost"] as const;
export const DEAL_SOURCES = ["mail", "manual", "form", "api", "import"] as const;

/** The state of the deals' screen that is in its URL. Board, map and calendar show open deals. */
export interface DealsSearch {
  shape?: Exclude<Shape, "board">;
  pipeline?: string;
  q?: string;
  owner?: string;
  country?: string;
  source?: (typeof DEAL_SOURCES)[number];
  status?: Exclude<(typeof DEAL_STATUS)[number], "open"> | "all";
  /** Filters by the tenant's own fields. */
  custom?: string;
  /** Sums are in this currency; the pipeline's where it is left out. */
  sum?: string;
  sort?: string;
  /** The month of the calendar: "2026-12". */
  month?: string;
  /** Which date the calendar goes by; shipping when set. */
  by?: "ship";
  peek?: string;
  panel?: "new";
  /** What a new deal begins with. */
  company?: string;
  conversation?: string;
}

export interface ForecastSearch {
  pipeline?: string;
  by?: "ship";
  owner?: string;
  sum?: string;
}

type Search = Record<string, unknown>;

export const dealsSearch = (search: Search): DealsSearch => ({
  shape: oneOf(search, "shape", ["table", "calendar", "map"]),
  pipeline: text(search, "pipeline"),
  q: text(search, "q"),
  owner: text(search, "owner"),
  country: text(search, "country"),
  source: oneOf(search, "source", DEAL_SOURCES),
  status: oneOf(search, "status", ["won", "lost", "all"]),
  custom: text(search, "custom"),
  sum: text(search, "sum"),
  sort: text(search, "sort"),
  month: text(search, "month"),
  by: oneOf(search, "by", ["ship"]),
  peek: text(search, "peek"),
  panel: oneOf(search, "panel", ["new"]),
  company: text(search, "company"),
  conversation: text(search, "conversation"),
});

export const forecastSearch = (search: Search): ForecastSearch => ({
  pipeline: text(search, "pipeline"),
  by: oneOf(search, "by", ["ship"]),
  owner: text(search, "owner"),
  sum: text(search, "sum"),
});

/** The filters as the API takes them. */
export const filtersOf = ({ q, owner, country, source, custom }: DealsSearch) => ({
  q,
  owner_id: owner,
  country,
  source,
  custom: asked(custom),
});

export const isFiltered = ({ q, owner, country, source, status, custom }: DealsSearch): boolean =>
  Boolean(q || owner || country || source || status || custom);

/** Without the filters, in the same shape. */
export const withoutFilters = ({ shape, pipeline, sum, sort, month, by }: DealsSearch): DealsSearch => ({
  shape,
  pipeline,
  sum,
  sort,
  month,
  by,
});

/** What a saved view keeps of the URL. */
export const kept = ({
  shape,
  pipeline,
  q,
  owner,
  country,
  source,
  status,
  custom,
  sum,
  sort,
  by,
}: DealsSearch) => ({
  shape: shape ?? null,
  custom: custom ?? null,
  pipeline: pipeline ?? null,
  q: q ?? null,
  owner: owner ?? null,
  country: country ?? null,
  source: source ?? null,
  status: status ?? null,
  sum: sum ?? null,
  sort: sort ?? null,
  by: by ?? null,
});
