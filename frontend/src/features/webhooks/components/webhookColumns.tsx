import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Webhook } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { WebhookState } from "./WebhookState";

export const webhookColumns: readonly TableColumn<Webhook>[] = [
  {
    id: "description",
    label: msg`What it is for`,
    fixed: true,
    width: 220,
    cell: (row) => <span dir="auto">{row.description || new URL(row.url).host}</span>,
  },
  { id: "url", label: msg`Address`, cell: (row) => <code dir="ltr">{row.url}</code> },
  {
    id: "events",
    label: msg`Events`,
    width: 120,
    numeric: true,
    cell: (row) => (row.event_types.length > 0 ? row.event_types.length : <Trans>All of them</Trans>),
  },
  { id: "state", label: msg`State`, width: 160, cell: (row) => <WebhookState webhook={row} /> },
  {
    id: "last_delivered_at",
    label: msg`Last delivered`,
    width: 150,
    numeric: true,
    cell: (row) => (row.last_delivered_at ? <TimeText instant={row.last_delivered_at} /> : null),
  },
  {
    id: "waiting",
    label: msg`Waiting`,
    width: 90,
    numeric: true,
    cell: (row) => (row.waiting > 0 ? row.waiting : null),
  },
  {
    id: "failed",
    label: msg`Failed`,
    width: 90,
    numeric: true,
    cell: (row) => (row.failed > 0 ? row.failed : null),
  },
];
