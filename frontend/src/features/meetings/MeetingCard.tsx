import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button } from "@mantine/core";
import {
  IconCalendarRepeat,
  IconCalendarTime,
  IconCheck,
  IconQuestionMark,
  IconX,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { isProblem } from "@/api/problem";
import { useMay } from "@/api/session";
import type { Meeting } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Clocks } from "./Clocks";
import classes from "./meetings.module.css";
import { Proposed } from "./Proposed";
import { useMeetingActions } from "./useMeetings";

const MoveMeeting = lazy(async () => ({ default: (await import("./MoveMeeting")).MoveMeeting }));

/** What is settled has a colour; what is open is plain. */
const COLORS: Partial<Record<Meeting["standing"], string>> = {
  accepted: "green",
  declined: "red",
  cancelled: "red",
};

function Standing({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const words: Record<Meeting["standing"], string> = {
    asked: t`They ask you`,
    waiting: t`No answer yet`,
    accepted: t`Accepted`,
    tentative: t`Perhaps`,
    declined: t`Declined`,
    cancelled: t`Called off`,
  };
  return (
    <Badge
      variant={COLORS[meeting.standing] ? "light" : "default"}
      size="sm"
      tt="none"
      fw={400}
      color={COLORS[meeting.standing]}
      flex="none"
    >
      {words[meeting.standing]}
    </Badge>
  );
}

interface Props {
  meeting: Meeting;
  /** With whom it is, where the page does not say so already. */
  named?: boolean;
}

/** A meeting on both clocks, how it stands, and the answer. */
export function MeetingCard({ meeting, named = false }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const may = useMay("conversations.write");
  const { answer, callOff } = useMeetingActions(meeting.id);
  const [moving, setMoving] = useState(false);
  // Once another time is proposed, the refusal has been dealt with.
  const refused = isProblem(answer.error, "slot-refused") && !meeting.counter?.mine ? answer.error : null;
  const say = (said: "accepted" | "tentative" | "declined", anyway = false) =>
    answer.mutate(
      { answer: said, anyway },
      {
        onSuccess: () => toast(t`Your answer goes out by mail.`),
        onError: (error) => {
          if (!isProblem(error, "slot-refused")) toastProblem(error);
        },
      },
    );
  const answered = meeting.standing === "accepted" || meeting.standing === "tentative";
  return (
    <li className={classes.card} data-over={meeting.standing === "cancelled" || undefined}>
      <div className={classes.what}>
        <div className={classes.head}>
          <bdi className={classes.title}>{meeting.summary || t`Meeting`}</bdi>
          <Standing meeting={meeting} />
          {meeting.repeats ? <IconCalendarRepeat size={14} aria-label={t`Recurring`} /> : null}
        </div>
        {meeting.whole_days ? (
          <span className="numeric">{format.date(meeting.starts_at)}</span>
        ) : (
          <Clocks clocks={meeting.clocks} />
        )}
        {named && (meeting.contact ?? meeting.company) ? <With meeting={meeting} /> : null}
        {meeting.location ? <bdi className={classes.quiet}>{meeting.location}</bdi> : null}
        {meeting.counter ? <Proposed meeting={meeting} counter={meeting.counter} /> : null}
        {refused ? (
          <div role="alert">
            <span className={classes.trouble} data-refused>
              {refused.title}
            </span>
            <div className={classes.actions}>
              <Button size="compact-sm" mt={4} onClick={() => setMoving(true)}>
                <Trans>Propose another time</Trans>
              </Button>
              <Button size="compact-sm" variant="default" mt={4} onClick={() => say("accepted", true)}>
                <Trans>Accept it all the same</Trans>
              </Button>
            </div>
          </div>
        ) : null}
      </div>
      {may && meeting.may_answer ? (
        <div className={classes.actions}>
          {answered ? null : (
            <>
              <Button
                size="xs"
                loading={answer.isPending && answer.variables.answer === "accepted"}
                leftSection={<IconCheck size={14} aria-hidden />}
                onClick={() => say("accepted")}
              >
                <Trans>Accept</Trans>
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconQuestionMark size={14} aria-hidden />}
                onClick={() => say("tentative")}
              >
                <Trans>Perhaps</Trans>
              </Button>
            </>
          )}
          {meeting.standing === "declined" ? null : (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconX size={14} aria-hidden />}
              onClick={() => say("declined")}
            >
              <Trans>Decline</Trans>
            </Button>
          )}
          {refused || meeting.repeats || meeting.whole_days ? null : (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconCalendarTime size={14} aria-hidden />}
              onClick={() => setMoving(true)}
            >
              <Trans>Another time</Trans>
            </Button>
          )}
        </div>
      ) : may && meeting.may_change ? (
        <div className={classes.actions}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCalendarTime size={14} aria-hidden />}
            onClick={() => setMoving(true)}
          >
            <Trans>Move</Trans>
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={callOff.isPending}
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() =>
              callOff.mutate(undefined, {
                onSuccess: () => toast(t`Everybody who was invited is told by mail.`),
                onError: toastProblem,
              })
            }
          >
            <Trans>Call it off</Trans>
          </Button>
        </div>
      ) : null}
      {moving ? (
        <Suspense>
          <MoveMeeting meeting={meeting} onClose={() => setMoving(false)} />
        </Suspense>
      ) : null}
    </li>
  );
}

function With({ meeting }: { meeting: Meeting }) {
  const { contact, company, conversation_id } = meeting;
  return (
    <span className={classes.quiet}>
      {contact ? (
        <Link to="/contacts/$id" params={{ id: contact.id }}>
          <bdi>{contact.name}</bdi>
        </Link>
      ) : null}
      {contact && company ? " · " : null}
      {company ? (
        <Link to="/companies/$id" params={{ id: company.id }}>
          <bdi>{company.name}</bdi>
        </Link>
      ) : null}
      {conversation_id ? (
        <>
          {" · "}
          <Link to="/inbox" search={{ conversation: conversation_id }}>
            <Trans>Open the conversation</Trans>
          </Link>
        </>
      ) : null}
    </span>
  );
}
