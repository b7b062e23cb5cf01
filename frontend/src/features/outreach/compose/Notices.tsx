import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Group } from "@mantine/core";
import { IconAlertTriangle, IconArrowsSplit } from "@tabler/icons-react";
import classes from "./notices.module.css";
import type { Outgoing, Warned } from "./types";

interface WarningsProps {
  warnings: readonly Warned[];
  onSendAnyway: () => void;
  onBack: () => void;
  onAttach: (files: File[]) => void;
}

/** What looks wrong, right above the button, with what can be done about it; one press sends all the same. */
export function Warnings({ warnings, onSendAnyway, onBack, onAttach }: WarningsProps) {
  const { t } = useLingui();
  if (warnings.length === 0) return null;
  const final = warnings.some((each) => each.final);
  return (
    <div className={classes.warnings} role="alert">
      <ul>
        {warnings.map((each) => (
          <li key={each.code + each.title}>
            <IconAlertTriangle size={16} aria-hidden />
            <span>{each.title}</span>
            {each.code === "missing-attachment" ? (
              <FileButton
                multiple
                onChange={(files) => {
                  onBack();
                  onAttach(files);
                }}
              >
                {(props) => (
                  <Button {...props} size="compact-xs" variant="subtle">
                    {t`Attach files`}
                  </Button>
                )}
              </FileButton>
            ) : null}
          </li>
        ))}
      </ul>
      <Group gap="xs">
        {final ? null : (
          <Button size="xs" variant="default" onClick={onSendAnyway}>
            <Trans>Send all the same</Trans>
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onBack}>
          <Trans>Go on writing</Trans>
        </Button>
      </Group>
    </div>
  );
}

interface ConflictProps {
  theirs: Outgoing;
  onMine: () => void;
  onTheirs: () => void;
}

const plain = (html: string) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

/** The same draft was saved on another device: both are there to choose from. */
export function Conflict({ theirs, onMine, onTheirs }: ConflictProps) {
  return (
    <div className={classes.warnings} role="alert">
      <p className={classes.conflict}>
        <IconArrowsSplit size={16} aria-hidden />
        <Trans>This draft was changed on another device meanwhile. There it says:</Trans>
      </p>
      <blockquote className={classes.theirs} dir="auto">
        <strong>{theirs.subject}</strong>
        <br />
        {plain(theirs.html).slice(0, 600)}
      </blockquote>
      <Group gap="xs">
        <Button size="xs" onClick={onMine}>
          <Trans>Keep what is here</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={onTheirs}>
          <Trans>Take the other one</Trans>
        </Button>
      </Group>
    </div>
  );
}
