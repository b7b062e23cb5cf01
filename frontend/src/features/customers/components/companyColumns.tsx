import { msg } from "@lingui/core/macro";
import type { Company } from "@/api/types";
import { Country } from "@/ui/records/Country";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import { StageText } from "@/ui/records/StageText";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { NameLink } from "./NameLink";
import { SourceText } from "./SourceText";
import { Tags } from "./Tags";

export const companyColumns: readonly TableColumn<Company>[] = [
  {
    id: "name",
    label: msg`Name`,
    sort: "name",
    fixed: true,
    cell: (row) => <NameLink kind="company" id={row.id} name={row.name} />,
  },
  {
    id: "country",
    label: msg`Country`,
    sort: "country",
    width: 160,
    cell: (row) => (row.country ? <Country code={row.country} /> : null),
  },
  {
    id: "city",
    label: msg`City`,
    width: 140,
    hidden: true,
    cell: (row) => <span dir="auto">{row.city}</span>,
  },
  {
    id: "local_time",
    label: msg`Time there`,
    sort: "awake",
    width: 100,
    cell: (row) => (row.local_time ? <LocalTimeText value={row.local_time} compact /> : null),
  },
  { id: "stage", label: msg`Stage`, width: 130, cell: (row) => <StageText stage={row.stage} /> },
  { id: "owner", label: msg`Owner`, width: 140, cell: (row) => <span dir="auto">{row.owner?.name}</span> },
  { id: "tags", label: msg`Tags`, width: 150, cell: (row) => <Tags tags={row.tags} /> },
  {
    id: "contacts_count",
    label: msg`Contacts`,
    sort: "contacts_count",
    width: 100,
    numeric: true,
    cell: (row) => row.contacts_count,
  },
  {
    id: "conversations_count",
    label: msg`Conversations`,
    width: 120,
    numeric: true,
    hidden: true,
    cell: (row) => row.conversations_count,
  },
  {
    id: "domain",
    label: msg`Domain`,
    width: 200,
    hidden: true,
    cell: (row) => <span dir="auto">{row.domain}</span>,
  },
  {
    id: "industry",
    label: msg`Industry`,
    width: 150,
    hidden: true,
    cell: (row) => <span dir="auto">{row.industry}</span>,
  },
  {
    id: "source",
    label: msg`Source`,
    width: 130,
    hidden: true,
    cell: (row) => <SourceText source={row.source} />,
  },
  {
    id: "created_at",
    label: msg`Created`,
    sort: "created_at",
    width: 120,
    numeric: true,
    hidden: true,
    cell: (row) => <TimeText instant={row.created_at} as="date" />,
  },
  {
    id: "last_message_at",
    label: msg`Last mail`,
    sort: "last_message_at",
    width: 120,
    numeric: true,
    cell: (row) => (row.last_message_at ? <TimeText instant={row.last_message_at} /> : null),
  },
];
