import { useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import {
  type Icon,
  IconBriefcase,
  IconCalendarOff,
  IconConfetti,
  IconMoon,
  IconSunrise,
  IconSunset2,
  IconToolsKitchen2,
} from "@tabler/icons-react";
import type { LocalTime } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useNow } from "@/lib/useNow";
import classes from "./records.module.css";

const ICONS: Record<LocalTime["day_state"], Icon> = {
  desk: IconBriefcase,
  lunch: IconToolsKitchen2,
  early: IconSunrise,
  evening: IconSunset2,
  night: IconMoon,
  weekend: IconCalendarOff,
  holiday: IconConfetti,
};

/** The wall clock at a UTC offset such as "+05:30": plain arithmetic, the server has decided the offset. */
export function clockAt(offset: string, now: number): string {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  const minutes = match ? (Number(match[2]) * 60 + Number(match[3])) * (match[1] === "-" ? -1 : 1) : 0;
  return new Date(now + minutes * 60_000).toISOString().slice(11, 16);
}

interface Props {
  value: LocalTime;
  /** Only the clock there, for narrow columns; the rest is in the tooltip. */
  compact?: boolean;
}

/** "10:42 there · 16:42 here" with the state of their day as an icon and, on hover, in words. */
export function LocalTimeText({ value, compact = false }: Props) {
  const { t } = useLingui();
  const now = useNow();
  const format = useFormats();
  const Glyph = ICONS[value.day_state];
  const there = clockAt(value.offset, now);
  const here = format.time(now);
  const states: Record<LocalTime["day_state"], string> = {
    desk: t`At the desk`,
    lunch: t`At lunch`,
    early: t`Before work`,
    evening: t`After work`,
    night: t`Night`,
    weekend: t`Weekend`,
    holiday: value.expected ? t`${value.holiday ?? ""} (expected)` : (value.holiday ?? t`Public holiday`),
  };
  const state = states[value.day_state];
  const both = t`${there} there · ${here} here`;
  return (
    <Tooltip label={`${state} · ${both} · ${value.zone}`}>
      <span className={classes.localTime} data-state={value.day_state}>
        <Glyph size={14} stroke={1.75} aria-label={state} />
        <span className="numeric">{compact ? there : both}</span>
      </span>
    </Tooltip>
  );
}
