import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef } from "react";
import classes from "./grid.module.css";
import { readCells } from "./paste";

export interface GridRow {
  key: string;
}

export interface GridColumn<Row extends GridRow> {
  id: string;
  label: string;
  width?: number;
  numeric?: boolean;
  /** What the cell says. */
  value: (row: Row) => string;
  /** What typing into it changes; without it the cell is only read. */
  write?: (row: Row, text: string) => Partial<Row>;
  /** How a cell that is only read looks. */
  show?: (row: Row) => ReactNode;
  /** A doubt or a source about the cell, told beside it and on hover. */
  hint?: (row: Row) => string | undefined;
}

interface Props<Row extends GridRow> {
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  onChange?: (rows: Row[]) => void;
  makeRow: () => Row;
  addLabel: string;
}

const ROW_PX = 36;
/** What a column without a width takes at least, and the number and the end of a row. */
const LEAST_PX = 170;
const ENDS_PX = 80;
const OVERSCAN = 12;

/** Lines as a spreadsheet: type, arrows and Enter move, a block of cells is pasted where the cursor stands. */
export function LineGrid<Row extends GridRow>({
  label,
  columns,
  rows,
  onChange,
  makeRow,
  addLabel,
}: Props<Row>) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const shown = virtual.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);

  const put = (from: number, column: number, cells: string[][]) => {
    const next = [...rows];
    cells.forEach((texts, down) => {
      const place = from + down;
      let row = next[place] ?? makeRow();
      texts.forEach((text, across) => {
        const written = columns[column + across]?.write?.(row, text);
        if (written) row = { ...row, ...written };
      });
      next[place] = row;
    });
    onChange?.(next);
  };
  const paste = (event: ClipboardEvent, place: number, column: number) => {
    const cells = readCells(event.clipboardData.getData("text/plain"));
    if (cells.length < 2 && (cells[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    put(place, column, cells);
  };
  const focus = (place: number, column: number) => {
    virtual.scrollToIndex(place);
    requestAnimationFrame(() => {
      const input = frame.current?.querySelector<HTMLInputElement>(`[data-cell="${place}:${column}"]`);
      input?.focus();
      input?.select();
    });
  };
  const move = (event: KeyboardEvent, place: number, column: number) => {
    if (event.nativeEvent.isComposing) return;
    const down = event.key === "Enter" || event.key === "ArrowDown";
    if (!down && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (down && place === rows.length - 1 && event.key === "Enter") onChange?.([...rows, makeRow()]);
    const next = place + (down ? 1 : -1);
    if (next >= 0) focus(next, column);
  };

  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section ref={frame} className={classes.frame} aria-label={label} tabIndex={0}>
        <table
          className={classes.grid}
          style={{ minInlineSize: columns.reduce((sum, { width }) => sum + (width ?? LEAST_PX), ENDS_PX) }}
          aria-rowcount={rows.length + 1}
        >
          <thead>
            <tr>
              <th className={classes.number} scope="col">
                #
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col" style={{ width: column.width }} data-numeric={column.numeric}>
                  {column.label}
                </th>
              ))}
              {onChange ? (
                <th className={classes.end} scope="col">
                  <span className={classes.unseen}>{t`Remove`}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {before > 0 ? <tr aria-hidden style={{ height: before }} /> : null}
            {shown.map(({ index }) => {
              const row = rows[index];
              return row ? (
                <tr key={row.key} aria-rowindex={index + 2}>
                  <td className={classes.number}>{index + 1}</td>
                  {columns.map((column, place) => (
                    <td key={column.id} data-numeric={column.numeric} title={column.hint?.(row)}>
                      {column.write && onChange ? (
                        <input
                          className={classes.cell}
                          data-cell={`${index}:${place}`}
                          data-hinted={column.hint?.(row) ? true : undefined}
                          aria-label={t`${column.label}, line ${index + 1}`}
                          inputMode={column.numeric ? "decimal" : undefined}
                          dir={column.numeric ? "ltr" : "auto"}
                          value={column.value(row)}
                          onChange={(event) => put(index, place, [[event.currentTarget.value]])}
                          onKeyDown={(event) => move(event, index, place)}
                          onPaste={(event) => paste(event, index, place)}
                        />
                      ) : (
                        <span className={classes.read} dir={column.numeric ? "ltr" : "auto"}>
                          {column.show?.(row) ?? column.value(row)}
                        </span>
                      )}
                    </td>
                  ))}
                  {onChange ? (
                    <td className={classes.end}>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t`Remove line ${index + 1}`}
                        onClick={() => onChange(rows.filter((_, place) => place !== index))}
                      >
                        <IconTrash size={15} aria-hidden />
                      </ActionIcon>
                    </td>
                  ) : null}
                </tr>
              ) : null;
            })}
            {after > 0 ? <tr aria-hidden style={{ height: after }} /> : null}
          </tbody>
        </table>
      </section>
      {onChange ? (
        <Button
          mt={6}
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            onChange([...rows, makeRow()]);
            focus(rows.length, 0);
          }}
        >
          {addLabel}
        </Button>
      ) : null}
    </div>
  );
}
