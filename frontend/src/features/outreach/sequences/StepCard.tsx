import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, NativeSelect, NumberInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useFormats } from "@/i18n/formats";
import { ResultsLine } from "./ResultsLine";
import classes from "./sequences.module.css";
import type { Step } from "./types";
import { WaitText } from "./words";

interface Props {
  step: Step;
  index: number;
  last: boolean;
  changeable: boolean;
  onChange?: (change: Partial<Step>) => void;
  onMove?: (to: number) => void;
  onRemove?: () => void;
}

/** One letter: when it goes, from which template, in which languages, in which thread, and what came of it. */
export function StepCard({ step, index, last, changeable, onChange, onMove, onRemove }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const number = format.number(index + 1);
  return (
    <li className={classes.step}>
      <div className={classes.stepHead}>
        <span className={`numeric ${classes.number}`}>{number}</span>
        <div className={classes.stepText}>
          <p className={classes.wait}>
            <WaitText step={step} first={index === 0} />
          </p>
          <Link to="/templates/$id" params={{ id: step.template_id }} className={classes.name} dir="auto">
            {step.template_name}
          </Link>
          <p className={classes.quiet}>
            {step.languages.length > 0 ? (
              step.languages.map((tag) => format.language(tag)).join(" · ")
            ) : (
              <Trans>No language is ready yet</Trans>
            )}
            {index > 0 ? (
              <>
                {" — "}
                {step.thread === "same" ? <Trans>same conversation</Trans> : <Trans>new conversation</Trans>}
              </>
            ) : null}
          </p>
        </div>
        {changeable ? (
          <div className={classes.stepActions}>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={index === 0}
              aria-label={t`Move letter ${number} up`}
              onClick={() => onMove?.(index - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={last}
              aria-label={t`Move letter ${number} down`}
              onClick={() => onMove?.(index + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t`Take letter ${number} out`}
              onClick={onRemove}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        ) : null}
      </div>
      {changeable ? (
        <div className={classes.stepFields}>
          <NumberInput
            size="xs"
            className={classes.short}
            label={t`Wait`}
            min={0}
            max={200}
            allowDecimal={false}
            value={step.wait}
            onChange={(next) => onChange?.({ wait: Math.min(200, Math.max(0, Number(next) || 0)) })}
          />
          <NativeSelect
            size="xs"
            label={t`of the reader's`}
            value={step.wait_unit}
            onChange={({ currentTarget }) =>
              onChange?.({ wait_unit: currentTarget.value === "hours" ? "hours" : "days" })
            }
            data={[
              { value: "hours", label: t`working hours` },
              { value: "days", label: t`working days` },
            ]}
          />
          {index > 0 ? (
            <NativeSelect
              size="xs"
              label={t`Conversation`}
              value={step.thread}
              onChange={({ currentTarget }) =>
                onChange?.({ thread: currentTarget.value === "new" ? "new" : "same" })
              }
              data={[
                { value: "same", label: t`Continue the one before` },
                { value: "new", label: t`Begin a new one` },
              ]}
            />
          ) : null}
        </div>
      ) : null}
      {(step.results.sent ?? 0) > 0 ? <ResultsLine results={step.results} /> : null}
    </li>
  );
}
