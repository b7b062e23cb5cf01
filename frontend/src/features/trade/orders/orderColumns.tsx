import { msg } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { OrderRow } from "@/api/types";
import { Money } from "@/ui/records/Money";
import type { TableColumn } from "@/ui/table/columns";
import { DayText } from "../shared/DayText";
import { OrderState, StepName } from "../shared/Words";

export const orderColumns: readonly TableColumn<OrderRow>[] = [
  {
    id: "number",
    label: msg`Number`,
    sort: "number",
    width: 130,
    fixed: true,
    cell: (row) => (
      <Link to="/orders/$id" params={{ id: row.id }}>
        {row.number}
      </Link>
    ),
  },
  { id: "company", label: msg`Company`, cell: (row) => <bdi>{row.company?.name}</bdi> },
  { id: "state", label: msg`Status`, width: 140, cell: (row) => <OrderState state={row.state} /> },
  { id: "po", label: msg`Their PO`, width: 120, cell: (row) => <bdi>{row.customer_po}</bdi> },
  {
    id: "total",
    label: msg`Total`,
    sort: "total",
    width: 150,
    numeric: true,
    cell: (row) => <Money amount={row.total} currency={row.currency} />,
  },
  {
    id: "ordered_on",
    label: msg`Ordered`,
    sort: "ordered_on",
    width: 140,
    cell: (row) => <DayText day={row.ordered_on} />,
  },
  {
    id: "ship_by",
    label: msg`Ship by`,
    width: 140,
    cell: (row) => (row.ship_by ? <DayText day={row.ship_by} /> : null),
  },
  {
    id: "next",
    label: msg`Next milestone`,
    width: 160,
    cell: (row) => (row.next_step ? <StepName kind={row.next_step} title={row.next_step_title} /> : null),
  },
];
