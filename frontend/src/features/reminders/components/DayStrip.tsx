import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Tooltip } from "@mantine/core";
import { Fragment, useState } from "react";
import type { Today } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useIsPhone } from "@/lib/useIsPhone";
import { useNow } from "@/lib/useNow";
import { Country } from "@/ui/records/Country";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import classes from "./today.module.css";

type Bar = Today["mine"][number];
type Place = Today["zones"][number];

/** A phone shows so many places, so that whom to turn to is in sight. */
const FEW = 4;

/** Milliseconds until desks are open there; none are left today: after all others. */
function opensIn({ bars }: Place, now: number): number {
  const ahead = bars.filter(({ until }) => Date.parse(until) > now).map(({ since }) => Date.parse(since));
  return ahead.length === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, Math.min(...ahead) - now);
}

/** The world's desk hours during my day, from its first to its last minute, and where now is in it. */
export function DayStrip({ day }: { day: Today }) {
  const { t } = useLingui();
  const format = useFormats();
  const now = useNow();
  const phone = useIsPhone();
  const [all, setAll] = useState(false);
  const start = Date.parse(day.day_start);
  const length = Date.parse(day.day_end) - start;
  const percent = (instant: number) => ((instant - start) / length) * 100;
  if (day.zones.length === 0) return null;
  const nearest = [...day.zones].sort((one, other) => opensIn(one, now) - opensIn(other, now)).slice(0, FEW);
  const shown = phone && !all ? day.zones.filter((zone) => nearest.includes(zone)) : day.zones;

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
      {shown.map((zone) => (
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
      {shown.length < day.zones.length ? (
        <Button className={classes.more} variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          <Trans>All {day.zones.length} places</Trans>
        </Button>
      ) : null}
      <div className={classes.hours} aria-hidden>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour} className="numeric" style={{ insetInlineStart: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, "0")}
          </span>
        ))}
      </div>
    </section>
  );
}
