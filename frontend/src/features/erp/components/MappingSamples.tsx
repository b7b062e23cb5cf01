import { Trans } from "@lingui/react/macro";
import type { ErpProblem } from "@/api/types";
import { useErpWords, valueText } from "../hooks/useErpWords";
import classes from "./erp.module.css";
import { ProblemNote } from "./ProblemNote";

interface Sample {
  external_id: string;
  title: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  problems: ErpProblem[];
}

/** What a mapping makes of real records, and where that differs from the one in force. */
export function MappingSamples({ samples }: { samples: Sample[] }) {
  const words = useErpWords();
  if (samples.length === 0) {
    return (
      <p className={classes.quiet}>
        <Trans>The ERP has no such record yet.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.list} style={{ marginBlockStart: 16 }} aria-live="polite">
      {samples.map((sample) => (
        <li key={sample.external_id} className={classes.card}>
          <h3 className={classes.name}>
            <bdi>{sample.title}</bdi>
          </h3>
          {sample.problems.map((problem) => (
            <ProblemNote key={`${problem.code}${problem.said}`} problem={problem} />
          ))}
          <div className={classes.pair}>
            <span className={classes.pairHead}>
              <Trans>Field</Trans>
            </span>
            <span className={classes.pairHead}>
              <Trans>In force</Trans>
            </span>
            <span className={classes.pairHead}>
              <Trans>With this mapping</Trans>
            </span>
            {Object.keys({ ...sample.before, ...sample.after }).map((name) => {
              const before = valueText(sample.before[name]);
              const after = valueText(sample.after[name]);
              return [
                <span key={`${name}n`}>{words.field(name)}</span>,
                <bdi key={`${name}b`}>{before}</bdi>,
                <bdi key={`${name}a`}>{before === after ? after : <strong>{after}</strong>}</bdi>,
              ];
            })}
          </div>
        </li>
      ))}
    </ul>
  );
}
