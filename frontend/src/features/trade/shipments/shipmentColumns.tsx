import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { StatusText } from "@/ui/records/StatusText";
import type { TableColumn } from "@/ui/table/columns";
import { DayText } from "../shared/DayText";
import type { ShipmentRow } from "./types";
import { SHIPMENT_STATES } from "./words";

export function ShipmentState({ state }: { state: ShipmentRow["state"] }) {
  const { i18n } = useLingui();
  const { name, tone } = SHIPMENT_STATES[state];
  return <StatusText tone={tone}>{i18n._(name)}</StatusText>;
}

/** A day, and how much later it is than it was said first. */
export function Arrival({ row }: { row: ShipmentRow }) {
  const { t } = useLingui();
  const day = row.arrived_on ?? row.eta;
  return (
    <>
      {day ? <DayText day={day} /> : null}{" "}
      {row.delayed_days > 0 ? (
        <StatusText tone="warning">{t`${row.delayed_days} days later`}</StatusText>
      ) : null}
    </>
  );
}

export const shipmentColumns: readonly TableColumn<ShipmentRow>[] = [
  {
    id: "number",
    label: msg`Number`,
    width: 130,
    fixed: true,
    cell: (row) => (
      <Link to="/shipments/$id" params={{ id: row.id }}>
        {row.number}
      </Link>
    ),
  },
  { id: "company", label: msg`Company`, cell: (row) => <bdi>{row.company?.name}</bdi> },
  { id: "order", label: msg`Order`, width: 130, cell: (row) => row.order_number },
  { id: "state", label: msg`Status`, width: 130, cell: (row) => <ShipmentState state={row.state} /> },
  {
    id: "vessel",
    label: msg`Vessel`,
    width: 170,
    cell: (row) => <bdi>{[row.vessel, row.voyage].filter(Boolean).join(" / ")}</bdi>,
  },
  {
    id: "etd",
    label: msg`Departure`,
    sort: "etd",
    width: 130,
    cell: (row) => {
      const day = row.departed_on ?? row.etd;
      return day ? <DayText day={day} /> : null;
    },
  },
  { id: "eta", label: msg`Arrival`, sort: "eta", width: 230, cell: (row) => <Arrival row={row} /> },
];
