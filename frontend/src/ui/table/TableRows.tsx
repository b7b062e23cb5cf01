import { useLingui } from "@lingui/react/macro";
import { type ColumnDef, columnVisibilityFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { DataTableProps } from "./DataTable";
import { SelectionBox } from "./SelectionBox";
import { ariaSort, SortHeader } from "./SortHeader";
import classes from "./table.module.css";
import { useRowKeys } from "./useRowKeys";
import { useSelection } from "./useSelection";
import { useVirtualRows } from "./useVirtualRows";

const ROW_HEIGHT = 37;
const BOX_WIDTH = 40;
// What a column without a width keeps at least, before the table scrolls sideways.
const LEAST_WIDTH = 200;
const features = tableFeatures({ columnVisibilityFeature });

interface Props<Row> extends DataTableProps<Row> {
  shown: Record<string, boolean>;
}

/** The rows as a grid with a sticky head. Spacer rows stand for what is out of view, so the table stays a table. */
export function TableRows<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, source, sort, onSort, onOpen, onPeek, selected, shown, selection } =
    props;
  const { t, i18n } = useLingui();
  const { scroll, virtualizer, items, reveal } = useVirtualRows({
    count: rows.length,
    height: ROW_HEIGHT,
    source,
  });
  const keys = useRowKeys({ rows, onOpen, onPeek, reveal });
  const ticks = useSelection(
    selection,
    useMemo(() => rows.map(rowKey), [rows, rowKey]),
    keys.active,
  );
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row & object> => ({
          id: column.id,
          header: column.id,
          cell: ({ row }) => column.cell(row.original),
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as (Row & object)[],
    getRowId: rowKey,
    state: { columnVisibility: shown },
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const visible = table.getVisibleLeafColumns().flatMap((column) => byId.get(column.id) ?? []);
  const model = table.getRowModel().rows;
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const span = visible.length + (selection ? 1 : 0);
  const least = visible.reduce((sum, { width = LEAST_WIDTH }) => sum + width, selection ? BOX_WIDTH : 0);
  const focusable = Math.max(keys.active, 0);

  return (
    <div className={classes.scroll} ref={scroll}>
      <table
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows take the focus and open
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        style={{ minWidth: least }}
      >
        <colgroup>
          {selection ? <col style={{ width: BOX_WIDTH }} /> : null}
          {visible.map((column) => (
            <col key={column.id} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selection ? (
              <th>
                <SelectionBox
                  label={t`Select all rows that are loaded`}
                  checked={ticks.all}
                  indeterminate={ticks.some}
                  onToggle={ticks.toggleAll}
                />
              </th>
            ) : null}
            {visible.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={ariaSort(column.sort, sort)}
                data-numeric={column.numeric || undefined}
              >
                {column.sort && onSort ? (
                  <SortHeader label={i18n._(column.label)} field={column.sort} sort={sort} onSort={onSort} />
                ) : (
                  i18n._(column.label)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? (
            <tr className={classes.spacer} aria-hidden>
              <td colSpan={span} style={{ height: before }} />
            </tr>
          ) : null}
          {items.map(({ index }) => {
            const row = model[index];
            const record = rows[index];
            if (!row || record === undefined) return null;
            return (
              <tr
                key={row.id}
                className={classes.row}
                data-index={index}
                data-opens={onOpen !== undefined || undefined}
                aria-rowindex={index + 2}
                aria-selected={row.id === selected}
                tabIndex={index === focusable ? 0 : -1}
                onFocus={() => keys.setActive(index)}
                onKeyDown={(event) => keys.onKeyDown(event, index)}
                onClick={() => (onPeek ?? onOpen)?.(record)}
                onDoubleClick={() => onOpen?.(record)}
              >
                {selection ? (
                  <td>
                    <SelectionBox
                      label={t`Select the row`}
                      checked={ticks.has(row.id)}
                      onToggle={(range) => ticks.toggle(index, range)}
                    />
                  </td>
                ) : null}
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} data-numeric={byId.get(cell.column.id)?.numeric || undefined}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 ? (
            <tr className={classes.spacer} aria-hidden>
              <td colSpan={span} style={{ height: after }} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
