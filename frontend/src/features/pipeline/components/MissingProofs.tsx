import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Held } from "../hooks/useMove";
import classes from "./board.module.css";

interface Props {
  held: Held;
  busy: boolean;
  onAnyway: (reason: string) => void;
  onClose: () => void;
}

/** What a stage demands and is not there. With a reason, which the history keeps, a deal goes on without. */
export function MissingProofs({ held, busy, onAnyway, onClose }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Trans>Something is missing for this step</Trans>}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <p className={classes.lead}>
        <Trans>
          <bdi>{held.deal.company.name}</bdi> cannot go to <bdi>{held.stage.name}</bdi> yet:
        </Trans>
      </p>
      <ul className={classes.list}>
        {held.missing.map(({ key, text }) => (
          <li key={key} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      <Textarea
        label={t`Why it goes on without`}
        description={t`The history keeps your reason.`}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        dir="auto"
      />
      <Group mt="md" gap="sm">
        <Button disabled={!reason.trim()} loading={busy} onClick={() => onAnyway(reason.trim())}>
          <Trans>Move it anyway</Trans>
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          <Trans>Leave it there</Trans>
        </Button>
      </Group>
    </Modal>
  );
}
