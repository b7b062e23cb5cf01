import { useLingui } from "@lingui/react/macro";
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { FormProblem } from "./problemToForm";

/** What was refused, in words. Takes the focus, so that it is read and seen. */
export function ProblemSummary({ problem }: { problem: FormProblem }) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal takes the focus again
  useEffect(() => box.current?.focus(), [problem]);
  const { reference } = problem;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="light"
      mb="lg"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={problem.title}
    >
      {problem.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {reference ? <small>{t`Reference: ${reference}`}</small> : null}
    </Alert>
  );
}
