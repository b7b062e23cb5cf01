import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { Fragment } from "react";
import type { Today } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useNow } from "@/lib/useNow";
import { Country } from "@/ui/records/Country";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import classes from "./today.module.css";

type Bar = Today["mine"][number];

/** The world's desk hours during my day, from its first to its last minute, and where now is in it. */
export function DayStrip({ day }: { day: Today }) {
  const { t } = useLingui();
  const format = useFormats();
  const now = useNow();
  const start = Date.parse(day.day_start);
  const length = Date.parse(day.day_end) - start;
  const percent = (instant: number) => ((instant - start) / length) * 100;
  if (day.zones.length === 0) return null;

  const track = (bars: readonly Bar[], mine: boolean) => (
    <div className={classes.track} data-mine={mine || undefined}>
      {bars.map((bar) => (
        <Tooltip
          key={`${bar.since}${bar.good}`}
          label={t`${format.time(bar.since)} to ${format.time(bar.until)} here`}
        >
          <span
            className={classes.bar}
            data-good={bar.good || undefined}
            style={{
              insetInlineStart: `${percent(Date.parse(bar.since))}%`,
              inlineSize: `${percent(Date.parse(bar.until)) - percent(Date.parse(bar.since))}%`,
            }}
          />
        </Tooltip>
      ))}
      <span className={classes.nowLine} style={{ insetInlineStart: `${percent(now)}%` }} />
    </div>
  );
  return (
    <section className={classes.strip} aria-label={t`Desk hours of the world during my day`}>
      <span className={classes.place}>
        <Trans>My desk</Trans>
      </span>
      <span className="numeric">{format.time(now)}</span>
      {track(day.mine, true)}
      {day.zones.map((zone) => (
        <Fragment key={`${zone.local_time.zone}${zone.country}`}>
          <span className={classes.place}>
            {zone.country ? <Country code={zone.country} /> : zone.label}
            <span className={classes.count}>
              <Plural value={zone.customers} one="# customer" other="# customers" />
            </span>
          </span>
          <LocalTimeText value={zone.local_time} compact />
          {track(zone.bars, false)}
        </Fragment>
      ))}
      <div className={classes.hours} aria-hidden>
        {[0, 6, 12, 18].map((hour) => (
          <span key={hour} className="numeric" style={{ insetInlineStart: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, "0")}
          </span>
        ))}
        <span className="numeric">24</span>
      </div>
    </section>
  );
}
