import type { MessageDescriptor } from "@lingui/core";
import type { ReactNode } from "react";

/** One column of a DataTable. Kept in a file of its own per list, at module scope, so that it is stable. */
export interface TableColumn<Row> {
  id: string;
  label: MessageDescriptor;
  cell: (row: Row) => ReactNode;
  /** The server's name for sorting by this column; without it the header does not sort. */
  sort?: string;
  /** Width in px; columns without one share the rest. */
  width?: number;
  /** Numbers, money and times stand at the end of their cell, in tabular figures. */
  numeric?: boolean;
  /** The name of the record cannot be hidden. */
  fixed?: boolean;
  /** Hidden until the reader asks for it. */
  hidden?: boolean;
}

/** What the reader chose: ids of shown columns, in order. Saved under the preference `<table id>.columns`. */
export interface ColumnChoice {
  shown: string[];
}

export function isColumnChoice(value: unknown): value is ColumnChoice {
  return (
    typeof value === "object" &&
    value !== null &&
    "shown" in value &&
    Array.isArray(value.shown) &&
    value.shown.every((id) => typeof id === "string")
  );
}

/** The visibility of each column under a choice; columns that are newer than the choice keep their default. */
export function visibility<Row>(
  columns: readonly TableColumn<Row>[],
  choice: ColumnChoice | null,
): Record<string, boolean> {
  return Object.fromEntries(
    columns.map((column) => [
      column.id,
      column.fixed === true || (choice ? choice.shown.includes(column.id) : column.hidden !== true),
    ]),
  );
}
