import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import classes from "./accounts.module.css";

/** The messages of an import that nothing could be stored of, each with the reason. */
export function ImportProblems({ runId }: { runId: string }) {
  const list = useInfiniteQuery(
    pages("/import-runs/{run_id}/problems", { params: { path: { run_id: runId } } }),
  );
  const { rows } = flatten(list.data);
  if (list.isPending) return <TextSkeleton lines={2} />;
  if (list.error && rows.length === 0) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <>
      <ul className={classes.problems}>
        {rows.map((problem) => (
          <li key={problem.id}>
            <bdi>{problem.origin}</bdi>
            {": "}
            {problem.text}
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <div>
          <Button
            size="xs"
            variant="subtle"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            <Trans>Show more</Trans>
          </Button>
        </div>
      ) : null}
    </>
  );
}
