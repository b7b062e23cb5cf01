import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import type { Suppression } from "./types";
import { REASONS } from "./words";

function Reason({ row }: { row: Suppression }) {
  const { i18n } = useLingui();
  return <>{i18n._(REASONS[row.reason])}</>;
}

export const suppressionColumns: readonly TableColumn<Suppression>[] = [
  { id: "address", label: msg`Address`, fixed: true, cell: (row) => <bdi dir="ltr">{row.address}</bdi> },
  { id: "reason", label: msg`Reason`, width: 200, cell: (row) => <Reason row={row} /> },
  { id: "note", label: msg`Note`, cell: (row) => <span dir="auto">{row.note}</span> },
  { id: "by", label: msg`By`, width: 150, cell: (row) => row.by || <Trans>By itself</Trans> },
  {
    id: "since",
    label: msg`Since`,
    width: 130,
    numeric: true,
    cell: (row) => <TimeText instant={row.since} />,
  },
];
