import type { components } from "@/api/schema";

export type Section = components["schemas"]["LayoutSection"];

/** A field that layouts can name. */
export interface Known {
  field: string;
  label: string;
  hideable: boolean;
  custom: boolean;
}

export const withoutField = (sections: readonly Section[], field: string): Section[] =>
  sections.map((section) => ({ ...section, items: section.items.filter((item) => item.field !== field) }));

/** A layout with the fields that it does not name at its end, where forms show them; without those that are gone. */
export function completed(sections: readonly Section[], known: readonly Known[]): Section[] {
  const there = new Set(known.map(({ field }) => field));
  const kept = sections.map((section) => ({
    ...section,
    items: section.items.filter(({ field }) => there.has(field)),
  }));
  const named = new Set(kept.flatMap(({ items }) => items.map(({ field }) => field)));
  const rest = known
    .filter(({ field }) => !named.has(field))
    .map(({ field }) => ({ field, mode: "normal" as const, wide: false }));
  const last = kept.at(-1);
  if (!last) return [{ titles: {}, columns: 2, items: rest }];
  return [...kept.slice(0, -1), { ...last, items: [...last.items, ...rest] }];
}
