import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useMemo, useState } from "react";
import { client } from "@/api/client";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { ExportMenu } from "@/ui/table/ExportMenu";
import { useFigures } from "./figures";
import type { Catalog, Ready, ReportSearch } from "./model";
import { questionOf } from "./model";
import { useReport } from "./queries";
import { RateNote } from "./RateNote";
import { ReportChart } from "./ReportChart";
import { ReportFilters } from "./ReportFilters";
import { ReportTable } from "./ReportTable";
import { RowsPanel } from "./RowsPanel";
import classes from "./reports.module.css";

/** It brings the shapes of all countries: only a report that is split by country loads them. */
const CountryMap = lazy(() => import("./CountryMap").then((module) => ({ default: module.CountryMap })));

interface Props {
  catalog: Catalog;
  ready: Ready;
  search: ReportSearch;
  onChange: (search: ReportSearch) => void;
}

/** One report: what is asked, the numbers, the picture, the table, and what stands behind each figure. */
export function ReportView({ catalog, ready, search, onChange }: Props) {
  const { t } = useLingui();
  const question = useMemo(() => questionOf(ready, search, new Date()), [ready, search]);
  const report = useReport(question);
  const found = report.data;
  const { figure } = useFigures(found?.currency ?? "USD");
  const [behind, setBehind] = useState<(string | null)[] | null>(null);
  const subject = catalog.subjects.find(({ key }) => key === ready.query.subject);
  if (!subject) return null;
  return (
    <>
      <div className={classes.page}>
        <ReportFilters
          subject={subject}
          ready={ready}
          question={question}
          search={search}
          onChange={onChange}
          actions={
            <ExportMenu
              compact
              name={question.subject}
              take={(format) =>
                client.POST("/reports/exports", { body: { query: question, format }, parseAs: "blob" })
              }
            />
          }
        />
        {report.error && !found ? (
          <ErrorState error={report.error} onRetry={() => void report.refetch()} />
        ) : !found ? (
          <RowsSkeleton />
        ) : (
          <>
            <dl className={classes.numbers}>
              {found.measures.map(({ key, title, unit }, place) => (
                <div key={key}>
                  <dt>{title}</dt>
                  <dd>{figure(found.totals[place] ?? null, unit)}</dd>
                </div>
              ))}
            </dl>
            <RateNote rates={found.rates} currency={found.currency} />
            {found.without_rate > 0 ? (
              <p className={classes.quiet}>
                <Trans>
                  Left out of sums, for no rate into {found.currency} is known: {found.without_rate}
                </Trans>
              </p>
            ) : null}
            {found.rows.length === 0 ? (
              <p className={classes.quiet}>
                <Trans>Nothing to count with these choices.</Trans>
              </p>
            ) : (
              <>
                {found.dimensions.length === 1 && found.dimensions[0]?.kind === "country" ? (
                  <Suspense fallback={<RowsSkeleton />}>
                    <CountryMap
                      report={found}
                      label={t`${ready.title}: ${found.measures[0]?.title ?? ""}`}
                      onPick={(place) => setBehind(found.rows[place]?.keys.map(({ value }) => value) ?? null)}
                    />
                  </Suspense>
                ) : found.dimensions.length > 0 ? (
                  <ReportChart
                    report={found}
                    chart={ready.chart}
                    label={t`${ready.title}: ${found.measures[0]?.title ?? ""}`}
                    onPick={(place) => setBehind(found.rows[place]?.keys.map(({ value }) => value) ?? null)}
                  />
                ) : null}
                <ReportTable report={found} label={ready.title} onOpen={setBehind} />
                {found.cut > 0 ? (
                  <p className={classes.quiet}>
                    <Trans>Groups that are in the file alone: {found.cut}</Trans>
                  </p>
                ) : null}
              </>
            )}
          </>
        )}
      </div>
      {behind ? (
        <RowsPanel title={ready.title} question={question} keys={behind} onClose={() => setBehind(null)} />
      ) : null}
    </>
  );
}
