import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import type { TableColumn } from "@/ui/table/columns";
import { DayText } from "../shared/DayText";
import type { Payment } from "./types";
import { PAYMENT_STATES } from "./words";

export function PaymentState({ state }: { state: Payment["state"] }) {
  const { i18n } = useLingui();
  const { name, tone } = PAYMENT_STATES[state];
  return <StatusText tone={tone}>{i18n._(name)}</StatusText>;
}

export const paymentColumns: readonly TableColumn<Payment>[] = [
  {
    id: "received_on",
    label: msg`Date`,
    sort: "received_on",
    width: 130,
    fixed: true,
    cell: (row) => <DayText day={row.received_on} />,
  },
  { id: "company", label: msg`Company`, cell: (row) => <bdi>{row.company?.name}</bdi> },
  { id: "reference", label: msg`Reference`, width: 160, cell: (row) => <bdi dir="ltr">{row.reference}</bdi> },
  { id: "state", label: msg`Status`, width: 180, cell: (row) => <PaymentState state={row.state} /> },
  {
    id: "amount",
    label: msg`Credited`,
    sort: "amount",
    width: 150,
    numeric: true,
    cell: (row) => <Money amount={row.amount} currency={row.currency} />,
  },
  {
    id: "unallocated",
    label: msg`Not shared out`,
    width: 150,
    numeric: true,
    cell: (row) =>
      row.state !== "cancelled" && Number(row.unallocated) > 0 ? (
        <Money amount={row.unallocated} currency={row.currency} />
      ) : null,
  },
];
