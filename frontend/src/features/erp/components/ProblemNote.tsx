import { Trans } from "@lingui/react/macro";
import type { ErpProblem } from "@/api/types";
import classes from "./erp.module.css";

/** A problem: what it is, what helps, and what the ERP said, verbatim. */
export function ProblemNote({ problem }: { problem: ErpProblem }) {
  return (
    <div className={classes.problem}>
      <p>
        <strong>{problem.title}</strong> {problem.what_to_do}
      </p>
      {problem.said ? (
        <p>
          <Trans>
            In its own words: <bdi>{problem.said}</bdi>
          </Trans>
        </p>
      ) : null}
    </div>
  );
}
