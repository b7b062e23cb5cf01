import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { useFormats } from "@/i18n/formats";
import classes from "./record.module.css";

interface Props {
  at: string;
  /** Missing when the reader may not bring it back. */
  onRestore?: () => void;
  busy: boolean;
}

/** Says that a record was put aside, and brings it back. */
export function ArchivedBar({ at, onRestore, busy }: Props) {
  const format = useFormats();
  const date = format.date(at);
  return (
    <div className={classes.archived} role="status">
      <IconArchive size={16} aria-hidden />
      <span>
        <Trans>Archived on {date}: it is in no list, and its mail is kept.</Trans>
      </span>
      {onRestore ? (
        <Button size="compact-xs" variant="default" loading={busy} onClick={onRestore}>
          <Trans>Bring it back</Trans>
        </Button>
      ) : null}
    </div>
  );
}
