import { msg } from "@lingui/core/macro";
import { useState } from "react";
import { useHotkey } from "@/ui/hotkeys/hotkeys";

const LISTS = msg`Lists`;
const NEXT = { keys: "j", label: msg`Next row`, group: LISTS };
const PREVIOUS = { keys: "k", label: msg`Previous row`, group: LISTS };
const OPEN = { keys: "Enter", label: msg`Open`, group: LISTS };

interface Options<Row> {
  rows: readonly Row[];
  onOpen?: (row: Row) => void;
  onPeek?: (row: Row) => void;
  /** Brings the row into view and the focus to it. */
  reveal: (index: number) => void;
}

/** One row of a list is active: `j k` and the arrows move, Enter opens, Space peeks, Home and End jump. */
export function useRowKeys<Row>({ rows, onOpen, onPeek, reveal }: Options<Row>) {
  const [active, setActive] = useState(-1);
  const moveTo = (index: number) => {
    if (rows.length === 0) return;
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setActive(next);
    reveal(next);
  };
  const row = rows[active];
  useHotkey(NEXT, () => moveTo(active + 1));
  useHotkey(PREVIOUS, () => moveTo(active - 1));
  useHotkey(OPEN, () => row !== undefined && onOpen?.(row), row !== undefined && onOpen !== undefined);

  const onKeyDown = (event: React.KeyboardEvent, index: number) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[index];
    if (event.key === "ArrowDown") moveTo(index + 1);
    else if (event.key === "ArrowUp") moveTo(index - 1);
    else if (event.key === "Home") moveTo(0);
    else if (event.key === "End") moveTo(rows.length - 1);
    else if (event.key === "Enter" && row !== undefined) onOpen?.(row);
    else if (event.key === " " && row !== undefined) (onPeek ?? onOpen)?.(row);
    else return;
    event.preventDefault();
  };
  return { active, setActive, onKeyDown };
}
