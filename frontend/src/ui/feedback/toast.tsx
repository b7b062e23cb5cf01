import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";
import { hideNotification, showNotification } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck, IconCloudOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { problemTitle } from "./problemText";

const UNDO_MS = 8_000;
const SAID_MS = 4_000;

/** Names the button that closes a notification. */
export const closable = () => ({ closeButtonProps: { "aria-label": i18n._(msg`Close`) } });

/** A short word that something went well. */
export function toast(message: ReactNode): void {
  showNotification({
    ...closable(),
    message,
    color: "green",
    icon: <IconCheck size={16} aria-hidden />,
    autoClose: SAID_MS,
  });
}

/** Something failed that has no place of its own on the screen. Stays until closed. */
export function toastProblem(error: unknown): void {
  showNotification({
    ...closable(),
    message: problemTitle(error),
    color: "red",
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: false,
  });
}

/** Something went otherwise than the reader expects, and they should know. */
export function toastWarning(message: ReactNode): void {
  showNotification({
    ...closable(),
    message,
    color: "yellow",
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: UNDO_MS,
  });
}

/** What was written waits on this device for the network. */
export function toastKept(): void {
  showNotification({
    ...closable(),
    message: i18n._(msg`Kept on this device. It is sent when the network is back.`),
    color: "yellow",
    icon: <IconCloudOff size={16} aria-hidden />,
    autoClose: SAID_MS,
  });
}

interface Undoable {
  message: ReactNode;
  /** Puts things back; called at most once. */
  undo: () => void;
  /** Called when the toast has gone without an undo. */
  settle?: () => void;
}

let count = 0;

/** Says what was done and offers to undo it, instead of asking beforehand. */
export function toastWithUndo({ message, undo, settle }: Undoable): void {
  count += 1;
  const id = `undo-${count}`;
  let undone = false;
  showNotification({
    ...closable(),
    id,
    autoClose: UNDO_MS,
    onClose: () => {
      if (!undone) settle?.();
    },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          variant="light"
          size="xs"
          onClick={() => {
            undone = true;
            hideNotification(id);
            undo();
          }}
        >
          <Trans>Undo</Trans>
        </Button>
      </Group>
    ),
  });
}
