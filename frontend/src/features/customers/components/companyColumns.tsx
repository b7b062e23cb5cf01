import { msg } from "@lingui/core/macro";
import type { Company } from "@/api/types";
import { Country } from "@/ui/records/Country";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";

export const companyColumns: readonly TableColumn<Company>[] = [
  {
    id: "name",
    label: msg`Name`,
    sort: "name",
    fixed: true,
    cell: (row) => <span dir="auto">{row.name}</span>,
  },
  {
    id: "country",
    label: msg`Country`,
    sort: "country",
    width: 180,
    cell: (row) => (row.country ? <Country code={row.country} /> : null),
  },
  {
    id: "last_message_at",
    label: msg`Last mail`,
    sort: "last_message_at",
    width: 130,
    numeric: true,
    cell: (row) => (row.last_message_at ? <TimeText instant={row.last_message_at} /> : null),
  },
];
