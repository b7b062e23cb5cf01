import { useMemo } from "react";
import type { TodayRow } from "@/api/types";
import { useWaiting } from "@/offline/outbox";

/** The rows of the day without those that were dealt with on this device and wait for the network. */
export function useNotDealtWith(rows: readonly TodayRow[] | undefined): readonly TodayRow[] {
  const waiting = useWaiting();
  return useMemo(() => {
    const paths = waiting.filter(({ refusal }) => refusal === null).map(({ path }) => path);
    const dealtWith = (row: TodayRow) => {
      const record = row.reminder ? `/reminders/${row.reminder.id}/` : `/conversations/${row.id}/`;
      return paths.some((path) => path.startsWith(record));
    };
    return (rows ?? []).filter((row) => !dealtWith(row));
  }, [rows, waiting]);
}
