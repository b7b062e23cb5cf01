import { Trans } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import classes from "./facts.module.css";

interface Props {
  mine: ReactNode;
  theirs: ReactNode;
  onMine: () => void;
  onTheirs: () => void;
}

const shown = (value: ReactNode) =>
  value === null || value === "" ? (
    <em>
      <Trans>empty</Trans>
    </em>
  ) : (
    <bdi>{value}</bdi>
  );

/** Two people changed one field. Both versions side by side; whoever came second chooses. */
export function ConflictView({ mine, theirs, onMine, onTheirs }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className={classes.conflict} role="alert" tabIndex={-1}>
      <p className={classes.conflictTitle}>
        <IconGitMerge size={16} aria-hidden />
        <Trans>Somebody changed this meanwhile</Trans>
      </p>
      <dl className={classes.versions}>
        <dt>
          <Trans>Yours</Trans>
        </dt>
        <dd>{shown(mine)}</dd>
        <dt>
          <Trans>Theirs</Trans>
        </dt>
        <dd>{shown(theirs)}</dd>
      </dl>
      <Group gap={6}>
        <Button size="compact-xs" onClick={onMine}>
          <Trans>Keep mine</Trans>
        </Button>
        <Button size="compact-xs" variant="default" onClick={onTheirs}>
          <Trans>Take theirs</Trans>
        </Button>
      </Group>
    </div>
  );
}
