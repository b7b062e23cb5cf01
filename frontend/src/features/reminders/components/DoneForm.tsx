import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ApiProblem } from "@/api/problem";
import type { Outcome, TodayRow } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { problemTitle } from "@/ui/feedback/problemText";
import classes from "./reminders.module.css";
import { WhenField } from "./WhenField";

export interface DoneAnswer {
  outcome: Outcome;
  note: string;
  next: string;
}

interface Props {
  row: TodayRow;
  busy: boolean;
  error: ApiProblem | null;
  onDone: (answer: DoneAnswer) => void;
  onClose: () => void;
}

/** Done: what came of it, and when the next step is. Enter is enough where there is none. */
export function DoneForm({ row, busy, error, onDone, onClose }: Props) {
  const { t } = useLingui();
  const phone = useIsPhone();
  const [outcome, setOutcome] = useState<Outcome>("done");
  const [note, setNote] = useState("");
  const [next, setNext] = useState("");
  const name = row.contact?.name ?? row.company?.name;
  return (
    <Modal opened onClose={onClose} title={t`Done`} fullScreen={phone} transitionProps={{ duration: 0 }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onDone({ outcome, note, next });
        }}
      >
        <p className={classes.about} dir="auto">
          {name ? `${name}: ` : ""}
          {row.reminder?.text ?? row.subject}
        </p>
        <WhenField
          label={t`Next step`}
          value={next}
          onChange={setNext}
          company={row.company?.id}
          contact={row.contact?.id}
          autoFocus
        />
        <SegmentedControl
          fullWidth
          aria-label={t`What came of it`}
          value={outcome}
          onChange={(chosen) => setOutcome(chosen as Outcome)}
          data={[
            { value: "done", label: t`Done` },
            { value: "reached", label: t`Reached` },
            { value: "no_answer", label: t`No answer` },
            { value: "not_needed", label: t`Not needed` },
          ]}
        />
        <Textarea
          label={t`Note`}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          dir="auto"
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
          <Button type="submit" loading={busy}>
            {next.trim() ? <Trans>Done, and set the next step</Trans> : <Trans>Done</Trans>}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
