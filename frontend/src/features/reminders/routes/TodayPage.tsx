import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import {
  type Icon,
  IconAlarm,
  IconBriefcase,
  IconClockHour4,
  IconFlame,
  IconHourglassHigh,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { query } from "@/api/query";
import { useMay, useMe } from "@/api/session";
import type { TodayRow } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useHere } from "@/i18n/useHere";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { useRowKeys } from "@/ui/table/useRowKeys";
import { DayStrip } from "../components/DayStrip";
import { DoneForm } from "../components/DoneForm";
import { KeyHints } from "../components/KeyHints";
import { NothingDue } from "../components/NothingDue";
import { SnoozeForm } from "../components/SnoozeForm";
import { TodayRowView } from "../components/TodayRowView";
import classes from "../components/today.module.css";
import { useDealWith } from "../hooks/useDealWith";
import { useNotDealtWith } from "../hooks/useNotDealtWith";
import { TODAY_KEYS } from "../keys";

const route = getRouteApi("/signed-in/today");
const DONE = { keys: "e", label: msg`Done, with the next step`, group: TODAY_KEYS };
const SNOOZE = { keys: "s", label: msg`Put off`, group: TODAY_KEYS };
const WRITE = { keys: "r", label: msg`Write`, group: TODAY_KEYS };
const GROUPS: readonly { group: TodayRow["group"]; icon: Icon }[] = [
  { group: "now", icon: IconBriefcase },
  { group: "later", icon: IconClockHour4 },
  { group: "overdue", icon: IconAlarm },
  { group: "waiting", icon: IconHourglassHigh },
  { group: "warm", icon: IconFlame },
];

/** Of those with something planned, whose good hour comes first today. */
function nextToReach(rows: readonly TodayRow[], end: string): TodayRow | undefined {
  return rows
    .filter(({ reminder, good, next_good_at: at }) => reminder && !good && at && at < end)
    .sort((one, other) => (one.next_good_at ?? "").localeCompare(other.next_good_at ?? ""))[0];
}

/** How many people of these rows are at their desk now. */
function countAtDesk(rows: readonly TodayRow[]): number {
  const there = rows.filter(({ moment }) => moment === "good" || moment === "desk");
  return new Set(there.map(({ contact, company, id }) => contact?.id ?? company?.id ?? id)).size;
}

interface Props {
  /** The door to writing down a call. */
  quick?: ReactNode;
  meetings?: ReactNode;
  /** How urgent the inquiry of a conversation is. */
  urgent?: (conversation: string) => ReactNode;
}

/** The rep's day: the world's desk hours, and whom to turn to in the order of their clocks. */
export function TodayPage({ quick, meetings, urgent }: Props) {
  const { t } = useLingui();
  const { all } = route.useSearch();
  const navigate = route.useNavigate();
  const here = useHere();
  const me = useMe();
  const format = useFormats();
  const mayWrite = useMay("companies.write");
  const today = useQuery({
    ...query("/today", { params: { query: { here, scope: all ? "all" : "mine" } } }),
    refetchInterval: 60_000,
  });
  const rows = useNotDealtWith(today.data?.rows);
  const list = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<{ what: "done" | "snooze"; row: TodayRow } | null>(null);
  const { done, snooze } = useDealWith();

  const reveal = (index: number) =>
    list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  const open = (row: TodayRow) => {
    if (!row.reminder && row.conversation_id) write(row);
    else if (row.company) void navigate({ to: "/companies/$id", params: { id: row.company.id } });
    else if (row.contact) void navigate({ to: "/contacts/$id", params: { id: row.contact.id } });
  };
  const write = (row: TodayRow) => {
    if (row.conversation_id) void navigate({ to: "/inbox", search: { conversation: row.conversation_id } });
  };
  const { active, setActive, onKeyDown } = useRowKeys({ rows, onOpen: open, reveal });
  const row = rows[active];
  useHotkey(DONE, () => row && setAsked({ what: "done", row }), row !== undefined && mayWrite);
  useHotkey(SNOOZE, () => row && setAsked({ what: "snooze", row }), row !== undefined && mayWrite);
  useHotkey(WRITE, () => row && write(row), row?.conversation_id != null);

  const close = () => {
    setAsked(null);
    // Back to where the reader was; what was dealt with is gone, so the next one stands there.
    requestAnimationFrame(() => reveal(Math.max(0, Math.min(active, rows.length - 1))));
  };
  const names: Record<TodayRow["group"], string> = {
    now: t`Now at their desk`,
    later: t`Later today`,
    overdue: t`Overdue`,
    waiting: t`Waiting for us`,
    warm: t`Warm`,
  };
  const there = countAtDesk(rows);
  const next = today.data && there === 0 ? nextToReach(rows, today.data.day_end) : undefined;
  const firstName = me.user.name.split(" ")[0];
  return (
    <Page>
      <PageHeader
        title={t`Today`}
        description={
          today.data ? (
            <>
              <Trans>
                {firstName}, <Plural value={there} one="# person is" other="# people are" /> at their desk
                now, <Plural value={today.data.counts.waiting} one="# question" other="# questions" />{" "}
                waiting.
              </Trans>{" "}
              {next ? (
                <Trans>
                  Next: <bdi>{next.contact?.name ?? next.company?.name}</bdi> from{" "}
                  {format.time(next.next_good_at ?? "")}.
                </Trans>
              ) : null}
            </>
          ) : null
        }
        actions={
          <>
            {quick}
            <SegmentedControl
              aria-label={t`Whose day`}
              data={[
                { value: "mine", label: t`Mine` },
                { value: "all", label: t`Everybody's` },
              ]}
              value={all ? "all" : "mine"}
              onChange={(next) => void navigate({ search: { all: next === "all" ? true : undefined } })}
            />
          </>
        }
      />
      <div className={classes.scroll} ref={list}>
        {today.isPending ? <RowsSkeleton rows={10} /> : null}
        {today.error && !today.data ? (
          <ErrorState error={today.error} onRetry={() => void today.refetch()} />
        ) : null}
        {today.data ? <DayStrip day={today.data} /> : null}
        {today.data ? <div className={classes.meetings}>{meetings}</div> : null}
        {rows.length > 0 ? <KeyHints mayWrite={mayWrite} /> : null}
        {today.data && rows.length === 0 ? <NothingDue /> : null}
        {GROUPS.map(({ group, icon: Glyph }) => {
          const those = rows.filter((each) => each.group === group);
          if (those.length === 0) return null;
          return (
            <section key={group} className={classes.group} data-group={group} aria-label={names[group]}>
              <h2 className={classes.groupHead}>
                <Glyph size={18} stroke={1.75} aria-hidden />
                {names[group]}
                <span className={classes.count}>{those.length}</span>
              </h2>
              <ul className={classes.rows}>
                {those.map((each) => {
                  const index = rows.indexOf(each);
                  return (
                    <TodayRowView
                      key={`${each.group}${each.id}`}
                      row={each}
                      index={index}
                      active={index === active}
                      reachable={index === Math.max(active, 0)}
                      mayWrite={mayWrite}
                      onFocus={() => setActive(index)}
                      onKeyDown={onKeyDown}
                      onDone={() => setAsked({ what: "done", row: each })}
                      onSnooze={() => setAsked({ what: "snooze", row: each })}
                      onWrite={() => write(each)}
                      urgent={each.conversation_id ? urgent?.(each.conversation_id) : null}
                    />
                  );
                })}
              </ul>
            </section>
          );
        })}
      </div>
      {asked?.what === "done" ? (
        <DoneForm
          row={asked.row}
          busy={done.isPending}
          error={done.error}
          onDone={(answer) => done.mutate({ row: asked.row, answer }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
      {asked?.what === "snooze" ? (
        <SnoozeForm
          row={asked.row}
          busy={snooze.isPending}
          error={snooze.error}
          onSnooze={(answer) => snooze.mutate({ row: asked.row, answer }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}
