import { useLingui } from "@lingui/react/macro";
import type { Hours } from "@/api/types";
import classes from "./portrait.module.css";

const DAY = Array.from({ length: 24 }, (_nothing, hour) => hour);
const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** "09:00 – 12:00", in their clock. */
export const hoursText = ({ begin, end }: Hours): string => `${clock(begin)} – ${clock(end)}`;

/** Mails by the hour of their day, as 24 small bars; those that most mails fall into stand out. */
export function HourBars({ hours }: { hours: Hours }) {
  const { t } = useLingui();
  const { counts, begin, end } = hours;
  const most = Math.max(...counts, 1);
  const length = (end - begin + 24) % 24 || 24;
  const span = hoursText(hours);
  return (
    <div className={classes.bars} role="img" aria-label={t`Most mails come ${span} by their clock`} dir="ltr">
      {DAY.map((hour) => (
        <span
          key={hour}
          className={classes.bar}
          data-busy={(hour - begin + 24) % 24 < length || undefined}
          style={{ blockSize: `${Math.max(4, Math.round((100 * (counts[hour] ?? 0)) / most))}%` }}
          title={`${clock(hour)} · ${counts[hour] ?? 0}`}
        />
      ))}
    </div>
  );
}
