import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Progress } from "@mantine/core";
import type { Mailbox } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useNow } from "@/lib/useNow";
import { TimeText } from "@/ui/records/TimeText";
import { Section } from "@/ui/shell/Section";
import { ProgressSentence } from "./MailboxState";
import classes from "./mailboxes.module.css";
import { pace, progressPercent } from "./progress";

/** How much of the mailbox is here, how fast the rest comes and when it will be done. */
export function ProgressSection({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLingui();
  const format = useFormats();
  const now = useNow();
  const running = mailbox.status === "syncing" || mailbox.status === "new";
  const speed = running ? pace(mailbox.progress, now) : null;
  return (
    <Section
      title={<Trans>Mail</Trans>}
      action={
        mailbox.last_checked_at ? (
          <span className={classes.muted}>
            <Trans>
              Last look <TimeText instant={mailbox.last_checked_at} />
            </Trans>
          </span>
        ) : null
      }
    >
      <p className={classes.sentence}>
        <ProgressSentence mailbox={mailbox} />
      </p>
      {running ? (
        <Progress
          className={classes.progress}
          value={progressPercent(mailbox.progress)}
          aria-label={t`Mail fetched`}
        />
      ) : null}
      {speed ? (
        <p className={classes.muted}>
          <span className="numeric">{t`${format.number(speed.perMinute)} mails a minute`}</span>
          {" · "}
          <Plural value={speed.minutesLeft} one="about # minute left" other="about # minutes left" />
        </p>
      ) : null}
    </Section>
  );
}
