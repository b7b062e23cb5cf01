import { msg } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { QuoteRow } from "@/api/types";
import { Money } from "@/ui/records/Money";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { DayText } from "../shared/DayText";
import { QuoteState } from "../shared/Words";

export const quoteColumns: readonly TableColumn<QuoteRow>[] = [
  {
    id: "number",
    label: msg`Number`,
    sort: "number",
    width: 130,
    fixed: true,
    cell: (row) => (
      <Link to="/quotes/$id" params={{ id: row.id }}>
        {row.number}
      </Link>
    ),
  },
  { id: "company", label: msg`Company`, cell: (row) => <bdi>{row.company?.name}</bdi> },
  { id: "state", label: msg`Status`, width: 130, cell: (row) => <QuoteState state={row.state} /> },
  { id: "version", label: msg`Version`, width: 80, numeric: true, cell: (row) => row.latest },
  {
    id: "total",
    label: msg`Total`,
    sort: "total",
    width: 150,
    numeric: true,
    cell: (row) => <Money amount={row.total} currency={row.currency} />,
  },
  {
    id: "valid_until",
    label: msg`Valid until`,
    sort: "valid_until",
    width: 130,
    cell: (row) => <DayText day={row.valid_until} />,
  },
  { id: "owner", label: msg`Owner`, width: 150, cell: (row) => <bdi>{row.owner?.name}</bdi> },
  {
    id: "updated_at",
    label: msg`Changed`,
    sort: "updated_at",
    width: 120,
    numeric: true,
    cell: (row) => <TimeText instant={row.updated_at} as="stamp" />,
  },
];
