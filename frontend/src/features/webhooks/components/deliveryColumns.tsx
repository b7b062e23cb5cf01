import { msg } from "@lingui/core/macro";
import type { WebhookDelivery } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { DeliveryStateText } from "./DeliveryStateText";

export const deliveryColumns: readonly TableColumn<WebhookDelivery>[] = [
  {
    id: "type",
    label: msg`Event`,
    width: 220,
    fixed: true,
    cell: (row) => <code dir="ltr">{row.type}</code>,
  },
  { id: "state", label: msg`State`, width: 130, cell: (row) => <DeliveryStateText state={row.state} /> },
  { id: "status_code", label: msg`Answer`, width: 80, numeric: true, cell: (row) => row.status_code },
  { id: "problem", label: msg`What went wrong`, cell: (row) => <span dir="auto">{row.problem}</span> },
  { id: "attempts", label: msg`Attempts`, width: 90, numeric: true, cell: (row) => row.attempts },
  {
    id: "due_at",
    label: msg`Next attempt`,
    width: 130,
    numeric: true,
    cell: (row) => (row.due_at ? <TimeText instant={row.due_at} /> : null),
  },
  {
    id: "created_at",
    label: msg`Happened`,
    width: 130,
    numeric: true,
    cell: (row) => <TimeText instant={row.created_at} />,
  },
];
