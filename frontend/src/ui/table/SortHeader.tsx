import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import classes from "./table.module.css";

interface Props {
  label: string;
  /** The server's name of this order; "-name" is the other way round. */
  field: string;
  sort: string | undefined;
  onSort: (sort: string) => void;
}

export const ariaSort = (field: string | undefined, sort: string | undefined) => {
  if (!field) return undefined;
  if (sort === field) return "ascending";
  return sort === `-${field}` ? "descending" : "none";
};

/** A column's name that sorts by it, and the other way round on the second press. */
export function SortHeader({ label, field, sort, onSort }: Props) {
  const state = ariaSort(field, sort);
  return (
    <button
      type="button"
      className={classes.sort}
      onClick={() => onSort(state === "ascending" ? `-${field}` : field)}
    >
      {label}
      {state === "ascending" ? <IconArrowUp size={14} aria-hidden /> : null}
      {state === "descending" ? <IconArrowDown size={14} aria-hidden /> : null}
    </button>
  );
}
