import { Trans } from "@lingui/react/macro";
import { Button, type ButtonProps, Group, Popover, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";

interface Props extends ButtonProps {
  /** What the button says, and again the one that does it. */
  label: ReactNode;
  /** What will happen, to whom. */
  consequence: ReactNode;
  onConfirm: () => void;
}

/** For what cannot be undone: says what will happen before it does. */
export function ConfirmButton({ label, consequence, onConfirm, ...button }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={280} withArrow>
      <Popover.Target>
        <Button variant="default" {...button} onClick={() => setOpened(true)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="md">
          {consequence}
        </Text>
        <Group gap="sm">
          <Button
            color="red"
            size="xs"
            onClick={() => {
              setOpened(false);
              onConfirm();
            }}
          >
            {label}
          </Button>
          <Button variant="subtle" color="gray" size="xs" onClick={() => setOpened(false)}>
            <Trans>Keep it</Trans>
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
