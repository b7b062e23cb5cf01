import { IconAlertTriangle, IconMoon } from "@tabler/icons-react";
import type { MeetingClock } from "@/api/types";
import classes from "./meetings.module.css";

/** One hour on each clock: whose, which day, which hour, and what is wrong with it there. */
export function Clocks({ clocks }: { clocks: readonly MeetingClock[] }) {
  return (
    <ul className={classes.clocks}>
      {clocks.map((clock) => (
        <li key={`${clock.name} ${clock.zone}`} className={classes.clock} title={clock.zone}>
          <bdi className={classes.quiet}>{clock.name}</bdi>
          <bdi className="numeric">
            {clock.day} <span className={classes.hour}>{clock.clock}</span>
          </bdi>
          {clock.trouble ? (
            <span className={classes.trouble} data-refused={clock.refused || undefined}>
              {clock.refused ? (
                <IconMoon size={14} aria-hidden />
              ) : (
                <IconAlertTriangle size={14} aria-hidden />
              )}
              {clock.trouble}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
