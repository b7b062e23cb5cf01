import { msg } from "@lingui/core/macro";
import type { AuditEntry } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";

export const auditColumns: readonly TableColumn<AuditEntry>[] = [
  { id: "at", label: msg`When`, width: 130, cell: (entry) => <TimeText instant={entry.at} /> },
  { id: "actor", label: msg`Who`, width: 180, cell: (entry) => <bdi>{entry.actor_name}</bdi> },
  { id: "summary", label: msg`What`, fixed: true, cell: (entry) => <span dir="auto">{entry.summary}</span> },
  {
    id: "action",
    label: msg`Action`,
    width: 180,
    hidden: true,
    cell: (entry) => <code dir="ltr">{entry.action}</code>,
  },
];
