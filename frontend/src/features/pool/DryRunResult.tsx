import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useFormats } from "@/i18n/formats";
import { Section } from "@/ui/shell/Section";
import { Day } from "./Day";
import classes from "./pool.module.css";
import type { DryRun } from "./types";

const SHOWN = 10;

/** What a rule would have done over the last 90 days. */
export function DryRunResult({ result }: { result: DryRun }) {
  const { t } = useLingui();
  const format = useFormats();
  const most = Math.max(1, ...result.weeks.map(({ customers }) => customers));
  return (
    <Section title={<Trans>What it would have done in the last {result.days} days</Trans>}>
      <div className={classes.fields} aria-live="polite">
        <p>
          <Plural
            value={result.customers}
            one="It would have taken # customer."
            other="It would have taken # customers."
          />{" "}
          <Plural
            value={result.later}
            one="Something was heard of # of them afterwards."
            other="Something was heard of # of them afterwards."
          />{" "}
          <Plural value={result.now} one="Tonight it would take #." other="Tonight it would take #." />
        </p>
        <ul className={classes.weeks} aria-label={t`By week`}>
          {result.weeks.map(({ begins, customers }) => (
            <li
              key={begins}
              style={{ blockSize: `${Math.round((customers / most) * 100)}%` }}
              title={`${format.date(`${begins}T12:00:00Z`)}: ${format.number(customers)}`}
            />
          ))}
        </ul>
        {result.examples.length > 0 ? (
          <ul className={classes.list}>
            {result.examples.slice(0, SHOWN).map((row) => (
              <li key={row.company.id} className={classes.item}>
                <div className={classes.cardText}>
                  <bdi>{row.company.name}</bdi>
                  <span className={classes.muted}>
                    <bdi>{row.owner?.name}</bdi>
                  </span>
                </div>
                <Day day={row.on} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Section>
  );
}
