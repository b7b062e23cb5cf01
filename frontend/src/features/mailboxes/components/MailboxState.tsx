import { Plural, Trans } from "@lingui/react/macro";
import type { Mailbox } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useNow } from "@/lib/useNow";
import { StatusText, type Tone } from "@/ui/records/StatusText";

const TONES: Record<Mailbox["status"], Tone> = {
  new: "quiet",
  syncing: "busy",
  live: "ok",
  paused: "paused",
  needs_attention: "danger",
};

/** The state of a mailbox in a word. */
export function MailboxState({ mailbox }: { mailbox: Mailbox }) {
  if (mailbox.kind === "archive") {
    return (
      <StatusText tone="quiet">
        <Trans>Imported</Trans>
      </StatusText>
    );
  }
  const words: Record<Mailbox["status"], React.ReactNode> = {
    new: <Trans>Starting</Trans>,
    syncing: <Trans>Fetching mail</Trans>,
    live: <Trans>Up to date</Trans>,
    paused: <Trans>Paused</Trans>,
    needs_attention: <Trans>Needs you</Trans>,
  };
  if (mailbox.status === "live" && mailbox.progress.phase === "waiting") {
    return (
      <StatusText tone="paused">
        <Trans>Waiting</Trans>
      </StatusText>
    );
  }
  return <StatusText tone={TONES[mailbox.status]}>{words[mailbox.status]}</StatusText>;
}

/** "12,408 of 12,408 mails are here; newest 14:02": the sentence that a mailbox's screen begins with. */
export function ProgressSentence({ mailbox }: { mailbox: Mailbox }) {
  const format = useFormats();
  const now = useNow();
  const { found, stored, skipped, newest_at } = mailbox.progress;
  if (found === 0 && mailbox.kind === "imap" && mailbox.status !== "live") {
    return mailbox.status === "needs_attention" ? (
      <Trans>No mail has been fetched yet.</Trans>
    ) : (
      <Trans>Looking for mail…</Trans>
    );
  }
  const here = format.number(stored);
  const all = format.number(found - skipped);
  const newest = newest_at ? format.stamp(newest_at, now) : null;
  return (
    <span className="numeric">
      {newest ? (
        <Trans>
          {here} of {all} mails are here; newest {newest}
        </Trans>
      ) : (
        <Trans>
          {here} of {all} mails are here
        </Trans>
      )}
      {skipped > 0 ? (
        <>
          {" · "}
          <Plural value={skipped} one="# left out" other="# left out" />
        </>
      ) : null}
    </span>
  );
}
