import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { client, data } from "@/api/client";
import type { OverlapAnswer } from "@/api/types";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import classes from "./overlap.module.css";
import { VerdictCard } from "./VerdictCard";

/** A box for a name, domain, address or number, and whose customer that is. */
export function OverlapBox({ initial = "" }: { initial?: string }) {
  const { t } = useLingui();
  const [answer, setAnswer] = useState<OverlapAnswer | null>(null);
  const api = useApiForm({
    initialValues: { text: initial },
    validate: { text: required },
    submit: ({ text }) => data(client.POST("/overlap/checks", { body: { text: text.trim() } })),
    onDone: (found) => {
      setAnswer(found);
      return false;
    },
  });
  const begun = useRef(false);
  const { onSubmit } = api;
  useEffect(() => {
    // Whoever comes from the command palette has asked already.
    if (!initial || begun.current) return;
    begun.current = true;
    onSubmit();
  }, [initial, onSubmit]);
  return (
    <div className={classes.box}>
      <ApiFormFrame api={api} label={t`Whose customer is it?`}>
        <Group align="flex-end" gap="sm" wrap="nowrap" className={classes.ask}>
          <TextInput
            className={classes.text}
            label={t`Name, domain, mail address or phone number`}
            placeholder="kern.example · +49 431 1234567"
            dir="auto"
            autoFocus
            data-autofocus
            key={api.form.key("text")}
            {...api.form.getInputProps("text")}
          />
          <Button type="submit" loading={api.isPending}>
            <Trans>Check</Trans>
          </Button>
        </Group>
      </ApiFormFrame>
      <div aria-live="polite">
        {answer ? <VerdictCard key={answer.check_id} answer={answer} /> : null}
        {answer?.left != null && answer.left < 10 ? (
          <p className={classes.muted}>
            <Plural
              value={answer.left}
              one="# more question in this hour."
              other="# more questions in this hour."
            />
          </p>
        ) : null}
      </div>
    </div>
  );
}
