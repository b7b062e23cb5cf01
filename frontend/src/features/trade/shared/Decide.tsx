import { useLingui } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import classes from "./trade.module.css";

interface Props {
  /** What the two answers are called. */
  yes: string;
  no: string;
  busy: boolean;
  onDecide: (approve: boolean, note: string | null) => void;
}

/** A manager's answer to what was asked for, with a note; a refusal says why. */
export function Decide({ yes, no, busy, onDecide }: Props) {
  const { t } = useLingui();
  const [note, setNote] = useState("");
  const [silent, setSilent] = useState(false);
  const said = note.trim();
  return (
    <div className={classes.decide}>
      <Textarea
        size="xs"
        autosize
        maxRows={6}
        label={t`Note to who asked`}
        error={silent && !said ? t`Say why it is refused.` : null}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.row}>
        <Button size="compact-xs" loading={busy} onClick={() => onDecide(true, said || null)}>
          {yes}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={busy}
          onClick={() => (said ? onDecide(false, said) : setSilent(true))}
        >
          {no}
        </Button>
      </div>
    </div>
  );
}
