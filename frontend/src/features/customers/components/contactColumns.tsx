import { msg } from "@lingui/core/macro";
import type { Contact } from "@/api/types";
import type { TableColumn } from "@/ui/table/columns";

export const contactColumns: readonly TableColumn<Contact>[] = [
  {
    id: "name",
    label: msg`Name`,
    sort: "name",
    fixed: true,
    cell: (row) => <span dir="auto">{row.name}</span>,
  },
  { id: "email", label: msg`Mail address`, width: 260, cell: (row) => row.email },
];
