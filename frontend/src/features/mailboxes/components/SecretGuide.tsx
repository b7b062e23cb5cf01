import { Trans } from "@lingui/react/macro";
import type { MailboxSettings } from "@/api/types";
import classes from "./accounts.module.css";

/** Why the provider wants another secret than the password, and how to get it, step by step. */
export function SecretGuide({ guide }: { guide: NonNullable<MailboxSettings["guide"]> }) {
  const host = guide.page ? new URL(guide.page).host : null;
  return (
    <div className={classes.guide}>
      <p>{guide.why}</p>
      <ol>
        {guide.page && host ? (
          <li>
            <Trans>
              Go to{" "}
              <a href={guide.page} target="_blank" rel="noreferrer" dir="ltr">
                {host}
              </a>
              .
            </Trans>
          </li>
        ) : null}
        {guide.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {guide.note ? <p className={classes.muted}>{guide.note}</p> : null}
    </div>
  );
}
