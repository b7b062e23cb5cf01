import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { announce } from "@/ui/feedback/announce";
import classes from "./forms.module.css";

/** A text to take along, such as a key that is shown once, with a button that copies it. */
export function CopyField({ value, label }: { value: string; label: string }) {
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: 2_000 });
  const action = clipboard.copied ? t`Copied` : t`Copy`;
  return (
    <div className={classes.copy}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the label names what the code is */}
      <code aria-label={label} dir="ltr">
        {value}
      </code>
      <Tooltip label={action}>
        <ActionIcon
          variant="subtle"
          aria-label={action}
          onClick={() => {
            clipboard.copy(value);
            announce(t`Copied`);
          }}
        >
          {clipboard.copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
