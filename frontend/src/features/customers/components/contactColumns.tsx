import { msg } from "@lingui/core/macro";
import type { Contact } from "@/api/types";
import { Country } from "@/ui/records/Country";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { LanguageText } from "./LanguageText";
import { NameLink } from "./NameLink";
import { SourceText } from "./SourceText";

export const contactColumns: readonly TableColumn<Contact>[] = [
  {
    id: "name",
    label: msg`Name`,
    sort: "name",
    fixed: true,
    cell: (row) => <NameLink kind="contact" id={row.id} name={row.name} />,
  },
  { id: "company", label: msg`Company`, cell: (row) => <span dir="auto">{row.company?.name}</span> },
  { id: "title", label: msg`Job title`, width: 160, cell: (row) => <span dir="auto">{row.title}</span> },
  { id: "email", label: msg`Mail address`, width: 240, cell: (row) => <span dir="auto">{row.email}</span> },
  {
    id: "phone",
    label: msg`Phone`,
    width: 150,
    hidden: true,
    cell: (row) => <span dir="auto">{row.phone}</span>,
  },
  {
    id: "country",
    label: msg`Country`,
    width: 150,
    hidden: true,
    cell: (row) => (row.company?.country ? <Country code={row.company.country} /> : null),
  },
  {
    id: "local_time",
    label: msg`Time there`,
    sort: "awake",
    width: 100,
    cell: (row) => (row.local_time ? <LocalTimeText value={row.local_time} compact /> : null),
  },
  {
    id: "language",
    label: msg`Language`,
    width: 120,
    hidden: true,
    cell: (row) => (row.language ? <LanguageText code={row.language} /> : null),
  },
  { id: "messages_count", label: msg`Mails`, width: 80, numeric: true, cell: (row) => row.messages_count },
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
