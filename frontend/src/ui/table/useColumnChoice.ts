import { usePreference } from "@/lib/usePreference";
import { type ColumnChoice, isColumnChoice, type TableColumn, visibility } from "./columns";

/** Which columns of a table are shown, kept per user on the server, and a way to change it. */
export function useColumnChoice<Row>(tableId: string, columns: readonly TableColumn<Row>[]) {
  const [choice, save] = usePreference<ColumnChoice>(`${tableId}.columns`, isColumnChoice);
  const shown = visibility(columns, choice);
  const toggle = (id: string) => {
    const next = { ...shown, [id]: !shown[id] };
    save({ shown: columns.map((column) => column.id).filter((each) => next[each]) });
  };
  return { shown, toggle, reset: () => save(null) };
}
