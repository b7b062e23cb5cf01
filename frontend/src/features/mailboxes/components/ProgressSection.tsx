import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Progress } from "@mantine/core";
import { useMay } from "@/api/session";
import type { Mailbox } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useNow } from "@/lib/useNow";
import { TimeText } from "@/ui/records/TimeText";
import { Section } from "@/ui/shell/Section";
import classes from "./ledger.module.css";
import { ProgressSentence } from "./MailboxState";
import shared from "./mailboxes.module.css";
import { minutesLeft, perMinute, progressPercent } from "./progress";
import { StartDate } from "./StartDate";

/** How much of the mailbox is here, how fast the rest comes and when it will be done. */
export function ProgressSection({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLingui();
  const mayManage = useMay("mailboxes.manage");
  const { progress } = mailbox;
  const running = progress.left > 0 || mailbox.status === "new";
  return (
    <Section
      title={<Trans>Mail</Trans>}
      action={
        mailbox.last_checked_at ? (
          <span className={shared.muted}>
            <Trans>
              Last look <TimeText instant={mailbox.last_checked_at} />
            </Trans>
          </span>
        ) : null
      }
    >
      <p className={shared.sentence}>
        <ProgressSentence mailbox={mailbox} />
      </p>
      {running && mailbox.status !== "paused" ? (
        <Progress
          className={shared.progress}
          value={progressPercent(progress)}
          aria-label={t`Mail fetched`}
        />
      ) : null}
      <ProgressFacts mailbox={mailbox} />
      {mailbox.kind === "imap" ? <StartDate mailbox={mailbox} editable={mayManage} /> : null}
      {mailbox.server_alerts.length > 0 ? (
        <ul className={classes.alerts}>
          {mailbox.server_alerts.map((said) => (
            <li key={said}>
              <Trans>
                The server says: <bdi>{said}</bdi>
              </Trans>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

/** Speed, expected end, what it waits for and how much there is: as far as anybody can tell. */
function ProgressFacts({ mailbox }: { mailbox: Mailbox }) {
  const format = useFormats();
  const now = useNow();
  const { progress } = mailbox;
  const pace = perMinute(progress);
  const minutes = minutesLeft(progress, now);
  const size = progress.bytes_stored > 0 ? format.bytes(progress.bytes_stored) : null;
  const speed = pace === null ? null : format.number(pace);
  return (
    <p className={classes.facts}>
      {progress.phase === "newest" && progress.left > 0 ? (
        <span>
          <Trans>The newest mail comes first</Trans>
        </span>
      ) : null}
      {speed === null ? null : (
        <span className="numeric">
          <Trans>{speed} mails a minute</Trans>
        </span>
      )}
      {minutes === null ? null : (
        <span>
          <Plural value={minutes} one="about # minute left" other="about # minutes left" />
        </span>
      )}
      {progress.waiting_until ? (
        <span>
          {mailbox.problem ? (
            <Trans>
              Next try <TimeText instant={progress.waiting_until} as="moment" />
            </Trans>
          ) : (
            <Trans>
              The provider's allowance for today is used; older mail goes on{" "}
              <TimeText instant={progress.waiting_until} as="moment" />
            </Trans>
          )}
        </span>
      ) : null}
      {size === null ? null : <span className="numeric">{size}</span>}
    </p>
  );
}
