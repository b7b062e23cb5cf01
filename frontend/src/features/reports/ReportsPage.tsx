import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Dashboard } from "./Dashboard";
import { GrowthReport } from "./GrowthReport";
import type { ReportSearch } from "./model";
import { useCatalog } from "./queries";
import { ReportView } from "./ReportView";
import classes from "./reports.module.css";

const route = getRouteApi("/signed-in/reports");
const GROWTH = "growth";

/** What a role looks at first, and every report with its own questions. */
export function ReportsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const catalog = useCatalog();
  const found = catalog.data;
  const ready = found?.ready.find(({ key }) => key === search.report);
  const go = (next: ReportSearch) => void navigate({ search: next });
  const change = (next: ReportSearch) =>
    void navigate({ search: (all) => ({ ...all, ...next }), replace: true });
  const title = search.report === GROWTH ? t`Growth and decline` : (ready?.title ?? t`Reports`);
  return (
    <Page>
      <PageHeader
        title={title}
        description={
          ready ? (
            ready.description
          ) : search.report === GROWTH ? (
            <Trans>What quantities, prices and exchange rates made of each customer’s change.</Trans>
          ) : (
            <Trans>Counted from what you may see, at this moment.</Trans>
          )
        }
        actions={
          found ? (
            <Select
              size="xs"
              aria-label={t`Report`}
              placeholder={t`Choose a report`}
              searchable
              clearable
              value={search.report ?? null}
              data={[
                ...found.ready.map(({ key, title: label }) => ({ value: key, label })),
                { value: GROWTH, label: t`Growth and decline` },
              ]}
              onChange={(report) => go(report ? { report } : {})}
            />
          ) : null
        }
      />
      {catalog.error ? (
        <ErrorState error={catalog.error} onRetry={() => void catalog.refetch()} />
      ) : !found ? (
        <RowsSkeleton />
      ) : ready ? (
        <ReportView key={ready.key} catalog={found} ready={ready} search={search} onChange={change} />
      ) : search.report === GROWTH ? (
        <GrowthReport currencies={found.subjects.find(({ key }) => key === "orders")?.currencies ?? []} />
      ) : (
        <div className={classes.page}>
          <Dashboard catalog={found} onOpen={(report) => go({ report })} />
        </div>
      )}
    </Page>
  );
}
