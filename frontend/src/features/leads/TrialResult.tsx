import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { TimeText } from "@/ui/records/TimeText";
import { Hours } from "./Clock";
import classes from "./leads.module.css";
import type { LeadTrial } from "./types";

/** So many inquiries are shown one by one. */
const SHOWN = 15;

/** What rules would have done with past inquiries. */
export function TrialResult({ trial }: { trial: LeadTrial }) {
  const { t } = useLingui();
  return (
    <div className={classes.fields} role="status">
      <p>
        <Trans>
          <Plural value={trial.inquiries} one="# inquiry" other="# inquiries" /> in {trial.days} days: nobody
          for {trial.unassigned}, answered too late {trial.late}.
        </Trans>
      </p>
      <table className={classes.trial} aria-label={t`Who would have been given how many`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Person</Trans>
            </th>
            <th scope="col">
              <Trans>Inquiries</Trans>
            </th>
            <th scope="col">
              <Trans>Most open at once</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {trial.people.map((each) => (
            <tr key={each.owner.id}>
              <td dir="auto">{each.owner.name}</td>
              <td className="numeric">{each.leads}</td>
              <td className="numeric">{each.most_open}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes.log} aria-label={t`The newest of them`}>
        {trial.rows.slice(0, SHOWN).map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a result that never changes
          <li key={place}>
            <strong dir="auto">{row.company?.name ?? row.contact?.name ?? "–"}</strong>
            {" → "}
            <bdi>{row.owner?.name ?? t`Nobody`}</bdi>
            <div className={classes.muted} dir="auto">
              {[row.rule, row.why].filter(Boolean).join(": ")}
            </div>
            <div className={classes.muted}>
              <TimeText instant={row.asked_at} as="moment" />
              {typeof row.answered_hours === "number" ? (
                <>
                  {" · "}
                  <Trans>
                    answered after <Hours hours={row.answered_hours} />
                  </Trans>
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
