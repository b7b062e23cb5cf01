import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconCloudOff, IconExclamationCircle } from "@tabler/icons-react";
import { isProblem } from "@/api/problem";
import { problemAdvice, problemTitle } from "./problemText";
import classes from "./states.module.css";

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** A part of the screen that could not be loaded: what happened, what to do, a reference, one more try. */
export function ErrorState({ error, onRetry }: Props) {
  const { t } = useLingui();
  const Glyph = isProblem(error, "offline") ? IconCloudOff : IconExclamationCircle;
  const reference = isProblem(error) ? error.reference : null;
  return (
    <div className={classes.state} role="alert">
      <Glyph size={32} stroke={1.5} className={classes.icon} aria-hidden />
      <h2 className={classes.title}>{problemTitle(error)}</h2>
      <p className={classes.text}>{problemAdvice(error)}</p>
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      ) : null}
      {reference ? <code className={classes.reference}>{t`Reference: ${reference}`}</code> : null}
    </div>
  );
}
