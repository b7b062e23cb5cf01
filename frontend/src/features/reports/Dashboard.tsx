import { Trans } from "@lingui/react/macro";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { useFigures } from "./figures";
import type { Catalog, Ready } from "./model";
import { useReport } from "./queries";
import { ReportChart } from "./ReportChart";
import classes from "./reports.module.css";

interface Props {
  catalog: Catalog;
  onOpen: (report: string) => void;
}

/** The reports that the reader's role looks at first: the number, then the picture. */
export function Dashboard({ catalog, onOpen }: Props) {
  const chosen = catalog.dashboard.flatMap((key) => catalog.ready.filter((ready) => ready.key === key));
  return (
    <div className={classes.cards}>
      {chosen.map((ready) => (
        <Card key={ready.key} ready={ready} onOpen={() => onOpen(ready.key)} />
      ))}
    </div>
  );
}

function Card({ ready, onOpen }: { ready: Ready; onOpen: () => void }) {
  const report = useReport(ready.query);
  const found = report.data;
  const { figure } = useFigures(found?.currency ?? "USD");
  return (
    <section className={classes.card} aria-label={ready.title}>
      <h2 className={classes.cardTitle}>
        <button type="button" className={classes.open} onClick={onOpen}>
          {ready.title}
        </button>
      </h2>
      {report.error ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : found ? (
        <>
          <div>
            <div className={classes.big}>
              {figure(found.totals[0] ?? null, found.measures[0]?.unit ?? null)}
            </div>
            <div className={classes.quiet}>{found.measures[0]?.title}</div>
          </div>
          {found.rows.length > 0 ? (
            <ReportChart report={found} chart={ready.chart} label={ready.description} brief onPick={onOpen} />
          ) : (
            <p className={classes.quiet}>
              <Trans>Nothing to count yet.</Trans>
            </p>
          )}
        </>
      ) : (
        <TextSkeleton lines={5} />
      )}
    </section>
  );
}
