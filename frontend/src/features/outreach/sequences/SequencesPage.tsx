import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { IconTimeline } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { useMay } from "@/api/session";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { SearchBox } from "@/ui/forms/SearchBox";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { NewSequence } from "./NewSequence";
import { ResultsLine } from "./ResultsLine";
import type { SequencesSearch } from "./search";
import classes from "./sequences.module.css";
import type { SequenceRow } from "./types";
import { SequenceStatus } from "./words";

const route = getRouteApi("/signed-in/sequences/");

/** All sequences: whether they run, who is on the way, and what came of their letters. */
export function SequencesPage() {
  const { t } = useLingui();
  const { q, archived } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("conversations.write");
  const go = (change: Partial<SequencesSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const list = useInfiniteQuery({
    ...pages("/sequences", { params: { query: { q, archived } } }),
    placeholderData: keepPreviousData,
  });
  const { rows } = flatten(list.data);
  return (
    <Page>
      <PageHeader
        title={t`Sequences`}
        description={t`Letters that follow each other by the reader's working clock, until somebody answers.`}
        actions={mayWrite ? <NewSequence /> : null}
      />
      <div className={classes.filters}>
        <SearchBox value={q} label={msg`Search sequences`} onChange={(words) => go({ q: words })} />
        <NativeSelect
          size="xs"
          aria-label={t`Which sequences`}
          value={archived ? "archived" : "live"}
          onChange={({ currentTarget: { value } }) =>
            go({ archived: value === "archived" ? true : undefined })
          }
          data={[
            { value: "live", label: t`In use` },
            { value: "archived", label: t`Archived` },
          ]}
        />
      </div>
      <div className={classes.scroll}>
        {list.isError ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <RowsSkeleton />
        ) : rows.length === 0 ? (
          <EmptyState icon={IconTimeline}>
            {q || archived ? (
              <Trans>No sequence fits.</Trans>
            ) : (
              <Trans>
                Plan the letters once; each customer gets them in their language, at a good hour there.
              </Trans>
            )}
          </EmptyState>
        ) : (
          <ul className={classes.rows}>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        )}
        {list.hasNextPage ? (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            <Trans>Show more</Trans>
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

function Row({ row }: { row: SequenceRow }) {
  const { active = 0, held = 0 } = row.people;
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <Link to="/sequences/$id" params={{ id: row.id }} className={classes.name} dir="auto">
          {row.name}
        </Link>
        <SequenceStatus status={row.status} />
      </div>
      <p className={classes.quiet}>
        <Plural value={row.steps_count} one="# letter" other="# letters" />
        {" · "}
        <Plural value={active} one="# person on the way" other="# people on the way" />
        {held > 0 ? (
          <>
            {" · "}
            <Link
              to="/sequences/$id"
              params={{ id: row.id }}
              search={{ tab: "people", state: "held" }}
              className={classes.needs}
            >
              <Plural value={held} one="# needs you" other="# need you" />
            </Link>
          </>
        ) : null}
        {row.owner ? (
          <>
            {" · "}
            <bdi>{row.owner.name}</bdi>
          </>
        ) : null}
      </p>
      <ResultsLine results={row.results} />
    </li>
  );
}
