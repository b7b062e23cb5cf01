import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button } from "@mantine/core";
import { IconCalendarEvent, IconCloudOff, IconDownload, IconLock, IconSignature } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { CalendarInvitation, Message } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { toastProblem } from "@/ui/feedback/toast";
import { nameOf } from "../people";
import classes from "./message.module.css";

/** What is special about a mail, each in a word or two: signed, encrypted, gone from the server. */
export function MessageSigns({ message }: { message: Message }) {
  const { t } = useLingui();
  const format = useFormats();
  return (
    <>
      {message.security === "signed" ? (
        <Badge
          variant="default"
          size="sm"
          tt="none"
          fw={400}
          flex="none"
          leftSection={<IconSignature size={12} aria-hidden />}
          title={t`It carries a digital signature, which was not checked.`}
        >
          <Trans>Signed</Trans>
        </Badge>
      ) : null}
      {message.security === "encrypted" ? (
        <Badge
          variant="default"
          size="sm"
          tt="none"
          fw={400}
          flex="none"
          leftSection={<IconLock size={12} aria-hidden />}
          title={t`Only a program that has the key can show what it says. Its original can be downloaded.`}
        >
          <Trans>Encrypted</Trans>
        </Badge>
      ) : null}
      {message.gone_at ? (
        <Badge
          variant="default"
          size="sm"
          tt="none"
          fw={400}
          flex="none"
          leftSection={<IconCloudOff size={12} aria-hidden />}
          title={t`Deleted on the mail server; noticed on ${format.full(message.gone_at)}. It stays here.`}
        >
          <Trans>Deleted on the server</Trans>
        </Badge>
      ) : null}
    </>
  );
}

/** Says that only the beginning of a large mail is here, and fetches the rest. */
export function WholeMessage({ message }: { message: Message }) {
  const format = useFormats();
  const queries = useQueryClient();
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () =>
      data(
        client.POST("/messages/{message_id}/whole-message-requests", {
          params: { path: { message_id: message.id } },
        }),
      ),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/conversations/{conversation_id}"]),
  });
  if (!message.partial) return null;
  const waiting = message.whole_request === "waiting" || isSuccess;
  return (
    <div className={classes.note} role="status">
      <span>
        {waiting ? (
          <Trans>The rest of this mail is being fetched. It shows up here by itself.</Trans>
        ) : message.whole_request === "failed" ? (
          <Trans>The mail server did not hand out the rest of this mail.</Trans>
        ) : (
          <Trans>This mail is very large ({format.bytes(message.size)}): only its beginning is here.</Trans>
        )}
      </span>
      {waiting ? null : (
        <Button
          size="compact-sm"
          variant="default"
          loading={isPending}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => mutate()}
        >
          {message.whole_request === "failed" ? <Trans>Try again</Trans> : <Trans>Fetch all of it</Trans>}
        </Button>
      )}
    </div>
  );
}

function Moment({ invitation }: { invitation: CalendarInvitation }) {
  const format = useFormats();
  const { start, end, whole_days, time_zone } = invitation;
  if (!start) return <Trans>No time given</Trans>;
  const instant = (text: string) => /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const said = (text: string) => (instant(text) ? format.full(text) : text.replace("T", " "));
  const until = whole_days ? null : end;
  const when = !until
    ? said(start)
    : instant(start) && instant(until)
      ? format.span(start, until)
      : `${said(start)} – ${said(until)}`;
  return (
    <span className="numeric">
      <bdi>{when}</bdi>
      {time_zone ? <bdi className={classes.address}> {time_zone}</bdi> : null}
    </span>
  );
}

function InvitationKind({ invitation }: { invitation: CalendarInvitation }) {
  const { method, answer } = invitation;
  if (method === "cancel") return <Trans>Called off</Trans>;
  if (method === "reply" && answer === "accepted") return <Trans>Accepted</Trans>;
  if (method === "reply" && answer === "declined") return <Trans>Declined</Trans>;
  if (method === "reply") return <Trans>Answered</Trans>;
  if (method === "counter") return <Trans>Another time proposed</Trans>;
  return <Trans>Invitation</Trans>;
}

/** What asks, answers or calls off has a card of its own with both clocks at the end of the conversation. */
const CARDED: ReadonlySet<string> = new Set(["request", "reply", "cancel", "counter", "declinecounter"]);

/** The events that a mail is about: in a line what it says of a meeting, a notice to everybody in full. */
export function Invitations({ message }: { message: Message }) {
  if (message.invitations.length === 0) return null;
  const carded = message.invitations.filter(({ method }) => CARDED.has(method));
  const others = message.invitations.filter(({ method }) => !CARDED.has(method));
  return (
    <>
      {carded.map((invitation) => (
        <p key={`${invitation.method} ${invitation.start}`} className={classes.meetingSign}>
          <IconCalendarEvent size={16} stroke={1.75} aria-hidden />
          <InvitationKind invitation={invitation} />
          <bdi className={classes.from}>{invitation.summary}</bdi>
          <Moment invitation={invitation} />
        </p>
      ))}
      {others.length > 0 ? <Notices invitations={others} /> : null}
    </>
  );
}

function Notices({ invitations }: { invitations: readonly CalendarInvitation[] }) {
  return (
    <ul className={classes.invitations}>
      {invitations.map((invitation) => (
        <li key={`${invitation.summary} ${invitation.start}`} className={classes.invitation}>
          <IconCalendarEvent size={22} stroke={1.5} aria-hidden />
          <div>
            <div className={classes.invitationHead}>
              <Badge variant="light" size="sm" tt="none">
                <InvitationKind invitation={invitation} />
              </Badge>
              <bdi className={classes.from}>{invitation.summary}</bdi>
            </div>
            <Moment invitation={invitation} />
            {invitation.location ? <bdi className={classes.place}>{invitation.location}</bdi> : null}
            {invitation.organizer ? (
              <span className={classes.address}>
                <Trans>
                  by <bdi>{nameOf(invitation.organizer)}</bdi>
                </Trans>
              </span>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
