import { Trans } from "@lingui/react/macro";
import { IconCalendarEvent } from "@tabler/icons-react";
import { MeetingCard } from "./MeetingCard";
import classes from "./meetings.module.css";
import { type MeetingsOf, useMeetings } from "./useMeetings";

/** The meetings of a conversation, above the answer to it. */
export function ConversationMeetings({ conversation }: { conversation: string }) {
  const { data } = useMeetings({ conversation_id: conversation });
  const shown = data?.filter((meeting) => !meeting.over || meeting.standing === "cancelled");
  return shown?.length ? (
    <ul className={classes.cards}>
      {shown.map((meeting) => (
        <MeetingCard key={meeting.id} meeting={meeting} />
      ))}
    </ul>
  ) : null;
}

/** What lies ahead with a customer, or (without one) the reader's own meetings of the next two weeks. */
export function ComingMeetings({ of }: { of?: MeetingsOf }) {
  const { data } = useMeetings(of ?? { mine: true });
  const shown = data?.filter(({ over }) => !over);
  return shown?.length ? (
    <section className={classes.day} aria-labelledby="meetings-head">
      <h2 id="meetings-head" className={classes.dayHead}>
        <IconCalendarEvent size={16} aria-hidden />
        <Trans>Meetings</Trans>
        <span className={classes.quiet}>{shown.length}</span>
      </h2>
      <ul className={classes.cards}>
        {shown.map((meeting) => (
          <MeetingCard key={meeting.id} meeting={meeting} named={!of} />
        ))}
      </ul>
    </section>
  ) : null;
}
