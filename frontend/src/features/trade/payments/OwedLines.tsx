import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "../papers/papers.module.css";
import { DayText } from "../shared/DayText";
import type { Drill } from "./Ageing";
import { BUCKETS, DUE_LABELS, TRIGGERS } from "./words";

/** The due lines behind a figure of the ageing, the longest overdue first. */
export function OwedLines({ drill, onClose }: { drill: Drill; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { company, currency, late } = drill;
  const lines = useQuery(
    query("/payments/ageing/lines", { params: { query: { company_id: company, currency, late } } }),
  );
  const what = late ? i18n._(BUCKETS[late]) : t`Owed to us`;
  return (
    <SidePanel
      title={currency ? `${what} · ${currency}` : what}
      recordId={`${company} ${currency} ${late}`}
      onClose={onClose}
    >
      {lines.error ? (
        <ErrorState error={lines.error} onRetry={() => void lines.refetch()} />
      ) : lines.data === undefined ? (
        <TextSkeleton lines={6} />
      ) : lines.data.length === 0 ? (
        <p className={classes.muted}>
          <Trans>Nothing is open here any more.</Trans>
        </p>
      ) : (
        <ul className={classes.list} aria-label={t`Due`}>
          {lines.data.map((line) => (
            <li key={line.id} className={classes.stack} style={{ gap: 2 }}>
              <div className={classes.row}>
                <Link to="/orders/$id" params={{ id: line.order_id }}>
                  <bdi>{line.order_number}</bdi>
                </Link>
                <span className={classes.muted}>{i18n._(DUE_LABELS[line.label])}</span>
                <span className={classes.end}>
                  <Money amount={line.open} currency={line.currency} />
                </span>
              </div>
              <div className={classes.row}>
                <bdi className={classes.muted}>{line.company?.name}</bdi>
                <span className={classes.muted}>
                  {line.due_on ? <DayText day={line.due_on} /> : i18n._(TRIGGERS[line.trigger])}
                </span>
                {line.overdue_days > 0 ? (
                  <StatusText tone="danger">{t`${line.overdue_days} days late`}</StatusText>
                ) : null}
                {Number(line.settled) > 0 ? (
                  <span className={classes.muted}>
                    <Trans>
                      of <Money amount={line.amount} currency={line.currency} />
                    </Trans>
                  </span>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}
