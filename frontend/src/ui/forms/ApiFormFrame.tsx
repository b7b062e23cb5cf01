import type { FormEvent, ReactNode, RefObject } from "react";
import { ProblemSummary } from "./ProblemSummary";
import type { FormProblem } from "./problemToForm";

interface Props {
  api: {
    onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
    isPending: boolean;
    problem: FormProblem | null;
    element: RefObject<HTMLFormElement | null>;
  };
  label?: string;
  children: ReactNode;
}

/** The `<form>` of a `useApiForm`, with the summary of what was refused above its fields. */
export function ApiFormFrame({ api, label, children }: Props) {
  return (
    <form ref={api.element} onSubmit={api.onSubmit} noValidate aria-busy={api.isPending} aria-label={label}>
      {api.problem ? <ProblemSummary problem={api.problem} /> : null}
      {children}
    </form>
  );
}
