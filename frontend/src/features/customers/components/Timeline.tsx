import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { flatten } from "@/api/query";
import type { CompanyPerson } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import type { FactSubject } from "../hooks/useFacts";
import { companyTimeline, contactTimeline } from "../queries";
import type { RecordSearch } from "../search";
import { TimelineEntry } from "./TimelineEntry";
import classes from "./timeline.module.css";
import { byDay } from "./timelineDays";

interface Props {
  subject: FactSubject;
  id: string;
  show: RecordSearch["show"];
  onShow: (show: RecordSearch["show"]) => void;
  /** The company that goes without saying: a contact's present one. */
  company?: string;
  people?: readonly CompanyPerson[];
  person?: string;
  onPerson?: (person: string | undefined) => void;
}

function useTimeline(subject: FactSubject, id: string, show: RecordSearch["show"], person?: string) {
  const ofCompany = useInfiniteQuery({
    ...companyTimeline(id, show, person),
    enabled: subject === "company",
  });
  const ofContact = useInfiniteQuery({ ...contactTimeline(id, show), enabled: subject === "contact" });
  return subject === "company" ? ofCompany : ofContact;
}

/** What happened with a record, newest first, day by day; older days come as the reader scrolls. */
export function Timeline({ subject, id, show, onShow, company, people = [], person, onPerson }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const list = useTimeline(subject, id, show, person);
  const { rows } = useMemo(() => flatten(list.data), [list.data]);
  const days = useMemo(() => byDay(rows, format.date), [rows, format]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const end = useRef<HTMLDivElement>(null);

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
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          className={classes.filter}
          aria-label={t`What the timeline shows`}
          data={[
            { value: "all", label: t`All` },
            { value: "mail", label: t`Mail` },
            { value: "notes", label: t`Notes` },
            { value: "calls", label: t`Calls` },
            ...(subject === "company" ? [{ value: "files", label: t`Files` }] : []),
            { value: "other", label: t({ message: "Other", context: "kinds of entries" }) },
          ]}
          value={show ?? "all"}
          onChange={(next) => onShow(next === "all" ? undefined : (next as RecordSearch["show"]))}
        />
        {onPerson && people.length > 1 ? (
          <Select
            size="xs"
            clearable
            className={classes.person}
            placeholder={t`With anybody`}
            aria-label={t`Only with one person`}
            data={people.map(({ id: value, name }) => ({ value, label: name }))}
            value={person ?? null}
            onChange={(next) => onPerson(next ?? undefined)}
          />
        ) : null}
      </div>
      {list.isPending ? <TextSkeleton lines={8} /> : null}
      {list.error && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && rows.length === 0 ? (
        <p className={classes.nothing}>
          {show === "notes" ? (
            <Trans>No notes yet. Write the first one above.</Trans>
          ) : show ? (
            <Trans>Nothing of this kind yet.</Trans>
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
              <TimelineEntry key={item.id} item={item} company={company} />
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
