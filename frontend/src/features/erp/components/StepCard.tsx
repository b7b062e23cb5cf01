import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ErpLink, ErpStep } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import { useErp } from "../hooks/useErp";
import { useErpWords } from "../hooks/useErpWords";
import classes from "./erp.module.css";
import { ProblemNote } from "./ProblemNote";

/** A step that waits: its cause, its content to correct, and what can be done. */
export function StepCard({ link, step }: { link: ErpLink; step: ErpStep }) {
  const { t } = useLingui();
  const words = useErpWords();
  const { decideStep } = useErp(link.id);
  const [editing, setEditing] = useState(false);
  const [values, setValues] = useState<Record<string, string>>({});
  const editable = Object.entries(step.payload).filter(
    ([, value]) => typeof value === "string" || value === null,
  );
  const act = (action: "retry" | "skip" | "approve" | "confirm") =>
    decideStep.mutate({ id: step.id, action, values: action === "retry" ? values : {} });
  return (
    <li className={classes.card}>
      <div className={classes.line}>
        <h3 className={classes.name}>
          {words.operation(step.operation)}: <bdi>{step.title}</bdi>
        </h3>
        <span className={classes.quiet}>
          {words.entity(step.entity)} · {words.step(step.state)} · <TimeText instant={step.created_at} />
        </span>
      </div>
      {step.problem ? <ProblemNote problem={step.problem} /> : null}
      {editing ? (
        <div className={classes.form}>
          {editable.map(([name, value]) => (
            <TextInput
              key={name}
              size="xs"
              label={words.field(name)}
              dir="auto"
              value={values[name] ?? (value as string | null) ?? ""}
              onChange={(event) => setValues((before) => ({ ...before, [name]: event.currentTarget.value }))}
            />
          ))}
        </div>
      ) : null}
      <Group gap="xs">
        {step.state === "approval" ? (
          <Button size="xs" loading={decideStep.isPending} onClick={() => act("approve")}>
            <Trans>Send it</Trans>
          </Button>
        ) : null}
        {step.state === "dead" && step.problem?.asked ? (
          <Button size="xs" loading={decideStep.isPending} onClick={() => act("confirm")}>
            <Trans>Yes, go on</Trans>
          </Button>
        ) : null}
        {step.state === "dead" ? (
          <Button size="xs" variant="default" loading={decideStep.isPending} onClick={() => act("retry")}>
            {editing ? t`Retry with these values` : t`Retry`}
          </Button>
        ) : null}
        {step.state === "dead" && !editing && editable.length > 0 ? (
          <Button size="xs" variant="default" onClick={() => setEditing(true)}>
            <Trans>Correct</Trans>
          </Button>
        ) : null}
        <Button size="xs" variant="subtle" color="gray" onClick={() => act("skip")}>
          <Trans>Skip</Trans>
        </Button>
      </Group>
    </li>
  );
}
