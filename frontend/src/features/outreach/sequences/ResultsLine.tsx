import { Trans } from "@lingui/react/macro";
import { useFormats } from "@/i18n/formats";
import classes from "./sequences.module.css";
import type { Results } from "./types";

/** What came of letters, in one line: numbers with their names. Machines are left out. */
export function ResultsLine({ results }: { results: Results }) {
  const { number } = useFormats();
  const { sent = 0, replied = 0, opened = 0, clicked = 0, bounced = 0, unsubscribed = 0 } = results;
  return (
    <dl className={classes.results}>
      <div>
        <dt>
          <Trans>Sent</Trans>
        </dt>
        <dd className="numeric">{number(sent)}</dd>
      </div>
      <div data-good={replied > 0 || undefined}>
        <dt>
          <Trans>Replies</Trans>
        </dt>
        <dd className="numeric">{number(replied)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Opened</Trans>
        </dt>
        <dd className="numeric">{number(opened)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Clicked</Trans>
        </dt>
        <dd className="numeric">{number(clicked)}</dd>
      </div>
      <div data-bad={bounced > 0 || undefined}>
        <dt>
          <Trans>Came back</Trans>
        </dt>
        <dd className="numeric">{number(bounced)}</dd>
      </div>
      <div data-bad={unsubscribed > 0 || undefined}>
        <dt>
          <Trans>Unsubscribed</Trans>
        </dt>
        <dd className="numeric">{number(unsubscribed)}</dd>
      </div>
    </dl>
  );
}
