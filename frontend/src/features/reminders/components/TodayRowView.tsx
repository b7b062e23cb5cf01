import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconCheck, IconClockPause, IconMail, IconPhone, IconPlane, IconRepeat } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent, ReactNode } from "react";
import type { TodayRow } from "@/api/types";
import { Country } from "@/ui/records/Country";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import { useSwipe } from "../hooks/useSwipe";
import { ClockNotes } from "./ClockNotes";
import classes from "./today.module.css";

interface Props {
  row: TodayRow;
  index: number;
  active: boolean;
  reachable: boolean;
  mayWrite: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent, index: number) => void;
  onDone: () => void;
  onSnooze: () => void;
  onWrite: () => void;
  /** How urgent its inquiry is. */
  urgent: ReactNode;
}

/** Somebody to turn to: their clock, who it is, why, what was last said, and what can be done. */
export function TodayRowView(props: Props) {
  const { row, index, active, reachable, mayWrite, onFocus, onKeyDown, onDone, onSnooze, onWrite, urgent } =
    props;
  const { t } = useLingui();
  const swipe = useSwipe({ onForward: onDone, onBack: onSnooze });
  const name = row.contact?.name ?? row.company?.name ?? row.subject ?? t`Nobody in particular`;
  const { last_said: said, reminder } = row;
  return (
    <li className={classes.item}>
      {swipe.offset !== 0 ? (
        <div className={classes.behind} aria-hidden>
          <IconCheck size={22} />
          <IconClockPause size={22} />
        </div>
      ) : null}
      <article
        className={classes.row}
        data-index={index}
        data-active={active || undefined}
        tabIndex={reachable ? 0 : -1}
        aria-label={name}
        onFocus={onFocus}
        onKeyDown={(event) => onKeyDown(event, index)}
        style={swipe.offset === 0 ? undefined : { transform: `translateX(${swipe.offset}px)` }}
        {...(mayWrite ? swipe.handlers : {})}
      >
        <div className={classes.clock}>
          {row.local_time ? <LocalTimeText value={row.local_time} compact /> : null}
          <span className={classes.hint}>
            {row.travelling ? <IconPlane size={12} aria-label={t`Travelling`} /> : null}{" "}
            {row.local_time?.holiday ??
              (row.reply_hours ? (
                <Trans>
                  answers <span dir="ltr">{row.reply_hours}</span>
                </Trans>
              ) : null)}
          </span>
        </div>
        <div className={classes.who}>
          {row.contact ? (
            <Link className={classes.name} to="/contacts/$id" params={{ id: row.contact.id }} tabIndex={-1}>
              <bdi>{name}</bdi>
            </Link>
          ) : row.company ? (
            <Link className={classes.name} to="/companies/$id" params={{ id: row.company.id }} tabIndex={-1}>
              <bdi>{name}</bdi>
            </Link>
          ) : (
            <span className={classes.name}>
              <bdi>{name}</bdi>
            </span>
          )}
          <span className={classes.company}>
            {row.contact && row.company ? <bdi className={classes.reason}>{row.company.name}</bdi> : null}
            {row.company?.country ? <Country code={row.company.country} /> : null}
          </span>
        </div>
        <div className={classes.why}>
          <span className={classes.line}>
            {reminder?.rule ? (
              <IconRepeat
                size={13}
                className={classes.mark}
                aria-label={reminder.rule_text ?? t`Recurring`}
              />
            ) : null}
            <bdi className={classes.reason}>{row.why}</bdi>
            <span aria-hidden>·</span>
            <bdi className={row.group === "overdue" ? classes.late : classes.since}>{row.at_text}</bdi>
          </span>
          {urgent}
          {reminder ? <ClockNotes reminder={reminder} /> : null}
          <span className={classes.said}>
            {row.subject ? <bdi className={classes.subject}>{row.subject}</bdi> : null}
            {said?.direction === "out" ? (
              <span className={classes.we}>
                <Trans>We:</Trans>
              </span>
            ) : null}
            {said ? <bdi className={classes.reason}>{said.text}</bdi> : null}
          </span>
        </div>
        <div className={classes.actions}>
          {row.phone ? (
            <Action label={t`Call ${row.phone}`}>
              <ActionIcon
                component="a"
                href={`tel:${row.phone}`}
                variant="subtle"
                color="gray"
                tabIndex={-1}
                aria-label={t`Call ${row.phone}`}
              >
                <IconPhone size={18} stroke={1.75} />
              </ActionIcon>
            </Action>
          ) : null}
          {row.conversation_id ? (
            <Action label={t`Write (r)`}>
              <ActionIcon variant="subtle" color="gray" onClick={onWrite} tabIndex={-1} aria-label={t`Write`}>
                <IconMail size={18} stroke={1.75} />
              </ActionIcon>
            </Action>
          ) : null}
          {mayWrite ? (
            <>
              <Action label={t`Put off (s)`}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  onClick={onSnooze}
                  tabIndex={-1}
                  aria-label={t`Put off`}
                >
                  <IconClockPause size={18} stroke={1.75} />
                </ActionIcon>
              </Action>
              <Action label={t`Done (e)`}>
                <ActionIcon variant="subtle" onClick={onDone} tabIndex={-1} aria-label={t`Done`}>
                  <IconCheck size={18} stroke={1.75} />
                </ActionIcon>
              </Action>
            </>
          ) : null}
        </div>
      </article>
    </li>
  );
}

function Action({ label, children }: { label: string; children: React.ReactElement }) {
  return <Tooltip label={label}>{children}</Tooltip>;
}
