import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover } from "@mantine/core";
import { useState } from "react";
import type { OrderStep } from "@/api/types";
import { StatusText } from "@/ui/records/StatusText";
import { DayText } from "../shared/DayText";
import classes from "../shared/trade.module.css";
import { StepName } from "../shared/Words";
import { STEP_STATES } from "../shared/words";
import { StepForm } from "./StepForm";

const TONES = { open: "quiet", doing: "busy", done: "ok", problem: "danger" } as const;

interface Props {
  label: string;
  steps: readonly OrderStep[];
  mayChange: boolean;
}

/** Milestones in their order, each with promised and real day and its proof. */
export function OrderRail({ label, steps, mayChange }: Props) {
  if (steps.length === 0) return null;
  return (
    <section aria-label={label}>
      <ol className={classes.rail}>
        {steps.map((step) => (
          <Stop key={step.id} step={step} mayChange={mayChange} />
        ))}
      </ol>
    </section>
  );
}

function Stop({ step, mayChange }: { step: OrderStep; mayChange: boolean }) {
  const { i18n } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <li className={classes.stop} data-state={step.state}>
      <strong>
        <StepName kind={step.kind} title={step.title} />
      </strong>
      <StatusText tone={TONES[step.state]}>{i18n._(STEP_STATES[step.state])}</StatusText>
      {step.promised_on ? (
        <span className={classes.muted}>
          <Trans>
            Promised <DayText day={step.promised_on} />
          </Trans>
        </span>
      ) : null}
      {step.done_on ? (
        <span>
          <DayText day={step.done_on} />
        </span>
      ) : null}
      {step.proof ? <span dir="auto">{step.proof}</span> : null}
      {mayChange ? (
        <div className={classes.stopAction}>
          <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
            <Popover.Target>
              <Button size="compact-xs" variant="subtle" onClick={() => setOpen(!open)}>
                <Trans>Update</Trans>
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <StepForm key={step.version} step={step} onDone={() => setOpen(false)} />
            </Popover.Dropdown>
          </Popover>
        </div>
      ) : null}
    </li>
  );
}
