import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { SidePanel } from "@/ui/shell/SidePanel";
import { useFigures } from "./figures";
import type { Query } from "./model";
import { useRows } from "./queries";
import classes from "./reports.module.css";

interface Props {
  title: string;
  question: Query;
  keys: (string | null)[];
  onClose: () => void;
}

const PLACES = { deal: "/deals/$id", order: "/orders/$id", company: "/companies/$id" } as const;

/** The deals, order lines or deeds behind a figure. */
export function RowsPanel({ title, question, keys, onClose }: Props) {
  const { t } = useLingui();
  const found = useRows(question, keys);
  const pages = found.data?.pages ?? [];
  const { figure } = useFigures(pages[0]?.currency ?? "USD");
  const measures = pages[0]?.measures ?? [];
  return (
    <SidePanel title={title} onClose={onClose} recordId={keys.join()}>
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <RowsSkeleton /> : null}
      <ul className={classes.rows} aria-label={t`Rows`}>
        {pages
          .flatMap(({ rows }) => rows)
          .map((row) => (
            <li key={row.id}>
              <Link
                to={PLACES[row.record]}
                params={{ id: row.record_id }}
                className={classes.open}
                dir="auto"
              >
                {row.label || row.company || t`Untitled`}
              </Link>
              {row.company && row.record !== "company" ? (
                <span className={classes.quiet} dir="auto">
                  {row.company}
                </span>
              ) : null}
              <span className={classes.quiet}>
                {measures
                  .map(({ title: name, unit }, place) => ({ name, unit, value: row.values[place] ?? null }))
                  .filter(({ unit, value }) => value !== null && unit !== "count" && unit !== "percent")
                  .map(({ name, unit, value }) => `${name}: ${figure(value, unit)}`)
                  .join(" · ")}
              </span>
            </li>
          ))}
      </ul>
      {found.hasNextPage ? (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </SidePanel>
  );
}
