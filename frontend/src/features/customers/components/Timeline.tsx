import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { flatten, pages } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import type { CompanySearch } from "../search";
import { TimelineEntry } from "./TimelineEntry";
import classes from "./timeline.module.css";
import { byDay, fits } from "./timelineDays";

const FULL_PAGE = 20;

interface Props {
  company: string;
  show: CompanySearch["show"];
  onShow: (show: CompanySearch["show"]) => void;
}

/** What happened with a company, newest first, day by day; older days come as the reader scrolls. */
export function Timeline({ company, show, onShow }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const list = useInfiniteQuery(
    pages("/companies/{company_id}/timeline", { params: { path: { company_id: company } } }),
  );
  const { rows } = useMemo(() => flatten(list.data), [list.data]);
  const items = useMemo(() => rows.filter((item) => fits(item, show)), [rows, show]);
  const days = useMemo(() => byDay(items, format.date), [items, format]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const end = useRef<HTMLDivElement>(null);

  // Few of what was loaded may fit; go on until there is a page of it.
  useEffect(() => {
    if (items.length < FULL_PAGE && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    const mark = end.current;
    if (!mark || !hasNextPage || isFetchingNextPage) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: "600px" },
    );
    observer.observe(mark);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <>
      <SegmentedControl
        size="xs"
        className={classes.filter}
        aria-label={t`What the timeline shows`}
        data={[
          { value: "all", label: t`All` },
          { value: "mail", label: t`Mail` },
          { value: "notes", label: t`Notes` },
        ]}
        value={show ?? "all"}
        onChange={(next) => onShow(next === "mail" || next === "notes" ? next : undefined)}
      />
      {list.isPending ? <TextSkeleton lines={8} /> : null}
      {list.error && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && items.length === 0 && !hasNextPage ? (
        <p className={classes.nothing}>
          {show === "notes" ? (
            <Trans>No notes yet. Write the first one above.</Trans>
          ) : (
            <Trans>Mails and notes will be here, newest first.</Trans>
          )}
        </p>
      ) : null}
      {days.map(({ day, items: those }) => (
        <section key={day} aria-label={day}>
          <h2 className={classes.day}>{day}</h2>
          <ol className={classes.items}>
            {those.map((item) => (
              <TimelineEntry key={item.id} item={item} />
            ))}
          </ol>
        </section>
      ))}
      <div ref={end}>
        {isFetchingNextPage ? <TextSkeleton lines={2} /> : null}
        {list.isFetchNextPageError ? (
          <Button variant="default" size="compact-sm" onClick={() => void fetchNextPage()}>
            <Trans>Try again</Trans>
          </Button>
        ) : null}
      </div>
    </>
  );
}
