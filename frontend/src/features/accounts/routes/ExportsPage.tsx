import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconFileExport } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import type { components } from "@/api/schema";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import type { TableColumn } from "@/ui/table/columns";
import { DataTable } from "@/ui/table/DataTable";
import classes from "../components/accounts.module.css";

type Run = components["schemas"]["ExportRunView"];

const KINDS: Record<string, ReturnType<typeof msg>> = {
  company: msg`Companies`,
  contact: msg`Contacts`,
  deals: msg`Deals`,
  products: msg`Products`,
  quotes: msg`Quotes`,
  orders: msg`Orders`,
  report: msg`Report`,
};

function Kind({ run }: { run: Run }) {
  const { i18n } = useLingui();
  const label = KINDS[run.kind];
  return label ? i18n._(label) : run.kind;
}

const filtersOf = (run: Run) =>
  Object.entries(run.filters)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(", ");

const COLUMNS: readonly TableColumn<Run>[] = [
  { id: "at", label: msg`When`, width: 190, cell: (run) => <TimeText instant={run.at} as="moment" /> },
  { id: "actor", label: msg`Who`, fixed: true, width: 200, cell: (run) => <bdi>{run.actor}</bdi> },
  { id: "kind", label: msg`What`, width: 130, cell: (run) => <Kind run={run} /> },
  { id: "format", label: msg`As`, width: 80, cell: (run) => run.format.toUpperCase() },
  {
    id: "rows",
    label: msg`Rows`,
    width: 90,
    numeric: true,
    cell: (run) => <span className="numeric">{run.rows}</span>,
  },
  {
    id: "filters",
    label: msg`Filters`,
    cell: (run) => <bdi className={classes.muted}>{filtersOf(run) || "–"}</bdi>,
  },
];

/** Who took which list out of the house. */
export function ExportsPage() {
  const { t } = useLingui();
  const list = useInfiniteQuery(pages("/exports"));
  const { rows, total, totalCapped } = flatten(list.data);
  return (
    <Page>
      <PageHeader
        title={t`Exports`}
        description={
          <Trans>Every list that somebody took out as a file. You are told when it is much.</Trans>
        }
      />
      <DataTable
        id="exports"
        label={t`Exports`}
        columns={COLUMNS}
        rows={rows}
        rowKey={(run) => run.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        card={(run) => (
          <div className={classes.cardText}>
            <strong dir="auto">{run.actor}</strong>
            <span>
              <Kind run={run} /> · <span className="numeric">{run.rows}</span> ·{" "}
              <TimeText instant={run.at} as="moment" />
            </span>
          </div>
        )}
        empty={
          <EmptyState icon={IconFileExport}>
            <Trans>Nothing has been exported yet.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
