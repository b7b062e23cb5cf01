import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import classes from "./letter.module.css";
import type { Problem } from "./types";

interface Props {
  problems: readonly Problem[];
  /** Leads to the place in the text; without it problems are only told. */
  onJump?: (problem: Problem) => void;
}

/** What is wrong with a letter, each a way to its place. */
export function ProblemList({ problems, onJump }: Props) {
  const { t } = useLingui();
  if (problems.length === 0)
    return (
      <p className={classes.fine}>
        <IconCircleCheck size={16} aria-hidden /> <Trans>Nothing is missing.</Trans>
      </p>
    );
  return (
    <ul className={classes.problems} aria-label={t`Problems`}>
      {problems.map((problem) => {
        const Glyph = problem.warning ? IconInfoCircle : IconAlertTriangle;
        const place =
          problem.length === 0
            ? null
            : problem.part === "subject"
              ? t`Subject, column ${problem.column}`
              : problem.part === "preheader"
                ? t`Preview line, column ${problem.column}`
                : t`Line ${problem.line}, column ${problem.column}`;
        const text = (
          <>
            <Glyph size={16} aria-hidden />
            <span>
              <span dir="auto">{problem.message}</span>
              {place ? <small>{place}</small> : null}
            </span>
          </>
        );
        const key = `${problem.part}-${problem.offset}-${problem.code}-${problem.message}`;
        return (
          <li key={key} data-warning={problem.warning || undefined}>
            {onJump && place ? (
              <UnstyledButton className={classes.problem} onClick={() => onJump(problem)}>
                {text}
              </UnstyledButton>
            ) : (
              <span className={classes.problem}>{text}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
