import { msg } from "@lingui/core/macro";
import type { DeadLetter } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";

export const failedJobColumns: readonly TableColumn<DeadLetter>[] = [
  { id: "job", label: msg`Job`, width: 220, fixed: true, cell: (row) => <code dir="ltr">{row.job}</code> },
  { id: "error", label: msg`What went wrong`, cell: (row) => <span dir="auto">{row.error}</span> },
  { id: "attempts", label: msg`Attempts`, width: 90, numeric: true, cell: (row) => row.attempts },
  {
    id: "created_at",
    label: msg`Set aside`,
    width: 130,
    numeric: true,
    cell: (row) => <TimeText instant={row.created_at} />,
  },
];
