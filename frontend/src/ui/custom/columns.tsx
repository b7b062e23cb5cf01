import { lazy, Suspense, useMemo } from "react";
import type { TableColumn } from "../table/columns";
import { type CustomKind, type CustomValues, type FieldObject, useFormShape } from "./form";

const FieldShown = lazy(() => import("./FieldShown").then((module) => ({ default: module.FieldShown })));
const WIDTHS: Partial<Record<CustomKind, number>> = { number: 110, money: 140, date: 120, yes_no: 90 };
const NUMERIC = new Set<CustomKind>(["number", "money", "date"]);

/** A list's columns with one for each of the tenant's own fields, hidden until the reader chooses them. */
export function useColumns<Row extends { custom: CustomValues }>(
  of: FieldObject,
  columns: readonly TableColumn<Row>[],
): readonly TableColumn<Row>[] {
  const shape = useFormShape(of);
  return useMemo(() => {
    const own = (shape?.fields ?? []).map(
      (field): TableColumn<Row> => ({
        id: `custom.${field.key}`,
        label: { id: `custom.${field.key}`, message: field.label },
        sort: field.kind === "file" ? undefined : `custom.${field.key}`,
        width: WIDTHS[field.kind] ?? 160,
        numeric: NUMERIC.has(field.kind),
        hidden: true,
        cell: (row) => (
          <Suspense fallback={null}>
            <FieldShown field={field} value={row.custom[field.key]} />
          </Suspense>
        ),
      }),
    );
    return own.length > 0 ? [...columns, ...own] : columns;
  }, [shape, columns]);
}
