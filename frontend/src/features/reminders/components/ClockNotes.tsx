import { Trans } from "@lingui/react/macro";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Reminder } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./reminders.module.css";

/** What clocks did to a reminder: an hour that a change of clocks leaves out, or new rules of the zone. */
export function ClockNotes({ reminder }: { reminder: Reminder }) {
  const format = useFormats();
  const { clock_change: change, clock_note: note } = reminder;
  if (!change && !note) return null;
  return (
    <span className={classes.caution}>
      <IconAlertTriangle size={13} stroke={1.75} aria-hidden />
      {change ? (
        <Trans>The clocks change there that night: the hour moves on.</Trans>
      ) : note ? (
        <Trans>
          The clocks there follow new rules: this was {format.moment(note.before)} here before, now it is{" "}
          {format.moment(note.after)}.
        </Trans>
      ) : null}
    </span>
  );
}
