import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import type { ApiProblem } from "@/api/problem";
import type { TodayRow } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { problemTitle } from "@/ui/feedback/problemText";
import classes from "./reminders.module.css";
import { WhenField } from "./WhenField";

export type SnoozeAnswer = { choice: "hour" | "tonight" | "next_working_day" } | { said: string };

interface Props {
  row: TodayRow;
  busy: boolean;
  error: ApiProblem | null;
  onSnooze: (answer: SnoozeAnswer) => void;
  onClose: () => void;
}

/** Put off: a choice by its number, or any time in words. */
export function SnoozeForm({ row, busy, error, onSnooze, onClose }: Props) {
  const { t } = useLingui();
  const phone = useIsPhone();
  const [said, setSaid] = useState("");
  const choices = [
    { choice: "hour", label: t`In an hour` },
    { choice: "tonight", label: t`Tonight, 20:00 here` },
    {
      choice: "next_working_day",
      label: row.local_time ? t`Next working day there, 9:00` : t`Next working day, 9:00`,
    },
  ] as const;
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = said === "" ? choices[Number(event.key) - 1] : undefined;
    if (!chosen) return;
    event.preventDefault();
    onSnooze({ choice: chosen.choice });
  };
  return (
    <Modal opened onClose={onClose} title={t`Put off`} fullScreen={phone} transitionProps={{ duration: 0 }}>
      <form
        className={classes.form}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          if (said.trim()) onSnooze({ said });
        }}
      >
        <div className={classes.choices}>
          {choices.map(({ choice, label }, index) => (
            <button
              key={choice}
              type="button"
              className={classes.choice}
              disabled={busy}
              data-autofocus={index === 0 || undefined}
              onClick={() => onSnooze({ choice })}
            >
              {label}
              <kbd>{index + 1}</kbd>
            </button>
          ))}
        </div>
        <WhenField
          label={t`Another time`}
          value={said}
          onChange={setSaid}
          company={row.company?.id}
          contact={row.contact?.id}
        />
        {error ? (
          <p className={classes.caution} role="alert">
            {problemTitle(error)}
          </p>
        ) : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={busy} disabled={said.trim() === ""}>
            <Trans>Put off</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
