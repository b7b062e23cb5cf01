import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Deal } from "@/api/types";
import { Country } from "@/ui/records/Country";
import { Money } from "@/ui/records/Money";
import type { TableColumn } from "@/ui/table/columns";
import { DayText } from "./DayText";
import { DealState } from "./DealState";
import classes from "./deals.module.css";

export const dealColumns: readonly TableColumn<Deal>[] = [
  {
    id: "name",
    label: msg`Deal`,
    sort: "name",
    fixed: true,
    cell: (row) => (
      <Link to="/deals/$id" params={{ id: row.id }} className={classes.link} dir="auto">
        {row.name}
      </Link>
    ),
  },
  { id: "number", label: msg`No.`, sort: "number", width: 70, numeric: true, cell: (row) => row.number },
  {
    id: "company",
    label: msg`Company`,
    width: 190,
    cell: (row) => <span dir="auto">{row.company.name}</span>,
  },
  {
    id: "country",
    label: msg`Country`,
    width: 140,
    cell: (row) => (row.company.country ? <Country code={row.company.country} /> : null),
  },
  { id: "stage", label: msg`Stage`, width: 150, cell: (row) => <DealState deal={row} /> },
  {
    id: "days",
    label: msg`Days in stage`,
    sort: "stage_entered_at",
    width: 110,
    numeric: true,
    cell: (row) => Math.floor(row.days_in_stage),
  },
  {
    id: "amount",
    label: msg`Amount`,
    width: 140,
    numeric: true,
    cell: (row) => (row.amount ? <Money amount={row.amount} currency={row.currency} /> : null),
  },
  {
    id: "value",
    label: msg`At the locked rate`,
    sort: "value",
    width: 150,
    numeric: true,
    hidden: true,
    cell: (row) =>
      row.value && row.locked_rate ? <Money amount={row.value} currency={row.locked_rate.currency} /> : null,
  },
  {
    id: "probability",
    label: msg`Probability`,
    width: 100,
    numeric: true,
    cell: (row) => `${row.probability}%`,
  },
  {
    id: "expected_close_on",
    label: msg`Expected close`,
    sort: "expected_close_on",
    width: 130,
    numeric: true,
    cell: (row) => <DayText day={row.expected_close_on} />,
  },
  {
    id: "expected_ship_on",
    label: msg`ETD`,
    sort: "expected_ship_on",
    width: 120,
    numeric: true,
    hidden: true,
    cell: (row) => <DayText day={row.expected_ship_on} />,
  },
  { id: "owner", label: msg`Owner`, width: 130, cell: (row) => <span dir="auto">{row.owner?.name}</span> },
  {
    id: "next_step",
    label: msg`Next step`,
    width: 180,
    cell: (row) => <span dir="auto">{row.next_step}</span>,
  },
  {
    id: "missing",
    label: msg`Missing`,
    width: 180,
    hidden: true,
    cell: (row) =>
      row.missing.length > 1 ? (
        <Trans>
          {row.missing[0]} and {row.missing.length - 1} more
        </Trans>
      ) : (
        row.missing[0]
      ),
  },
];
