import { type FormValidateInput, useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useDraft } from "@/lib/useDraft";
import { type FormProblem, problemToForm } from "./problemToForm";

interface Options<Values, Answer> {
  initialValues: Values;
  validate?: FormValidateInput<Values>;
  /** Sends the values; throws an ApiProblem when refused. */
  submit: (values: Values) => Promise<Answer>;
  /** After the server agreed. Answer false when the form goes on, so that its draft is kept. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most callers have nothing to answer
  onDone?: (answer: Answer, values: Values) => false | void;
  /** Handles a refusal that this form knows; answer true to say so. */
  onRefused?: (error: unknown, values: Values) => boolean;
  /** Keeps what is typed under this name until it is sent. */
  draft?: string;
  /** Fields that are never kept: passwords and other secrets. */
  secret?: readonly (keyof Values)[];
}

export type ApiForm<Values extends Record<string, unknown>> = ReturnType<typeof useApiForm<Values, unknown>>;

/**
 * A form over @mantine/form whose refusals land on their fields, the rest in a summary that takes the focus
 * (`ApiFormFrame` shows it), and whose content survives a reload.
 */
export function useApiForm<Values extends Record<string, unknown>, Answer>(options: Options<Values, Answer>) {
  const { initialValues, validate, submit, onDone, onRefused, draft: name, secret = [] } = options;
  const draft = useDraft<Partial<Values>>(name ?? null);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const form = useForm<Values>({
    mode: "controlled",
    initialValues: { ...initialValues, ...draft.restored },
    validate,
    validateInputOnBlur: false,
    onValuesChange: (values) => {
      const kept: Partial<Values> = { ...values };
      for (const field of secret) delete kept[field];
      draft.keep(kept);
    },
  });
  const { mutate, isPending } = useMutation({
    mutationFn: submit,
    onSuccess: (answer, values) => {
      setProblem(null);
      if (onDone?.(answer, values) !== false) draft.clear();
    },
    onError: (error, values) => {
      if (onRefused?.(error, values)) return;
      const { fields, problem: rest } = problemToForm(error, values);
      form.setErrors(fields);
      setProblem(rest);
    },
  });

  const element = useRef<HTMLFormElement>(null);
  const invalid = useRef(false);
  useEffect(() => {
    if (!invalid.current) return;
    invalid.current = false;
    element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  });

  const onSubmit = form.onSubmit(
    (values) => {
      setProblem(null);
      mutate(values);
    },
    () => {
      invalid.current = true;
    },
  );
  return { form, onSubmit, isPending, problem, element, discard: draft.clear };
}
