import { msg } from "@lingui/core/macro";
import type { ApiKey } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { ScopeNames } from "./ScopeNames";

export const apiKeyColumns: readonly TableColumn<ApiKey>[] = [
  { id: "name", label: msg`Name`, fixed: true, cell: (key) => <span dir="auto">{key.name}</span> },
  { id: "prefix", label: msg`Begins with`, width: 140, cell: (key) => <code dir="ltr">{key.prefix}…</code> },
  { id: "scopes", label: msg`Rights`, width: 180, cell: (key) => <ScopeNames scopes={key.scopes} /> },
  {
    id: "last_used_at",
    label: msg`Last used`,
    width: 130,
    numeric: true,
    cell: (key) => (key.last_used_at ? <TimeText instant={key.last_used_at} /> : null),
  },
  {
    id: "expires_at",
    label: msg`Valid until`,
    width: 130,
    numeric: true,
    cell: (key) => (key.expires_at ? <TimeText instant={key.expires_at} as="date" /> : null),
  },
];
