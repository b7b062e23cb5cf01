import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type FieldObject = Schemas["FormShape"]["object"];
export type CustomField = Schemas["CustomFieldView"];
export type CustomKind = CustomField["kind"];
export type CustomValues = Record<string, unknown>;
export type LayoutMode = CustomField["mode"];
type Shape = Schemas["FormShape"];
type Section = Shape["sections"][number];

export const PREFIX = "custom.";

/** What a form of a kind of record is made of, for the reader's role. */
export const formQuery = (object_: FieldObject) => ({
  ...query("/forms/{object_}", { params: { path: { object_ } } }),
  staleTime: 300_000,
});

export function useFormShape(of: FieldObject): Shape | undefined {
  return useQuery(formQuery(of)).data;
}

export interface Placed {
  /** A built-in field's name, or "custom.key". */
  name: string;
  mode: LayoutMode;
  wide: boolean;
  custom?: CustomField;
}

export interface PlacedSection {
  title: string;
  columns: number;
  items: Placed[];
}

const titleIn = (titles: Record<string, string>, locale: string): string =>
  titles[locale] ?? titles[locale.split("-")[0] ?? ""] ?? titles.en ?? Object.values(titles)[0] ?? "";

/**
 * The fields of a form in the order of its layout: the built-in ones that the caller can show, and the tenant's own.
 * What the layout does not name comes last, without a heading.
 */
export function placed(
  shape: Shape | undefined,
  builtIn: readonly string[],
  locale: string,
): PlacedSection[] {
  if (!shape) return [{ title: "", columns: 1, items: builtIn.map((name) => plain(name)) }];
  const own = new Map(shape.fields.map((field) => [PREFIX + field.key, field]));
  const shown = new Set(shape.built_in.map(({ field }) => field));
  const left = new Set([...builtIn.filter((name) => shown.has(serverName(name))), ...own.keys()]);
  const take = (section: Section): PlacedSection => ({
    title: titleIn(section.titles, locale),
    columns: section.columns ?? 2,
    items: section.items.flatMap(({ field, mode = "normal", wide = false }) =>
      builtIn
        .filter((name) => serverName(name) === field)
        .concat(own.has(field) ? [field] : [])
        .filter((name) => left.delete(name))
        .map((name) => ({ name, mode, wide, custom: own.get(name) })),
    ),
  });
  const sections = shape.sections.map(take).filter(({ items }) => items.length > 0);
  const rest = [...left].map((name) => plain(name, own.get(name)));
  return rest.length > 0 || sections.length === 0
    ? [...sections, { title: "", columns: 2, items: rest }]
    : sections;
}

const ALIASES: Partial<Record<string, string>> = { domain: "domains" };
const serverName = (name: string): string => ALIASES[name] ?? name;
const plain = (name: string, custom?: CustomField): Placed => ({ name, mode: "normal", wide: false, custom });

/** Whether a field has to be filled for a record to be made. */
export const neededAtOnce = (field: CustomField): boolean =>
  field.required === "create" || field.mode === "required";

/** What a form sends: without the fields that were left empty. */
export const filled = (values: CustomValues): CustomValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === "object" && "amount" in value && value.amount === "");
