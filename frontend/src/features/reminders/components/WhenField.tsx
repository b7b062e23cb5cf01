import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconClock, IconCloudOff, IconRepeat } from "@tabler/icons-react";
import { isProblem } from "@/api/problem";
import type { When } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { problemTitle } from "@/ui/feedback/problemText";
import { type About, useReading } from "../hooks/useReading";
import { useMoments } from "../moments";
import classes from "./reminders.module.css";

interface Props extends About {
  value: string;
  onChange: (said: string) => void;
  label?: string;
  autoFocus?: boolean;
}

/** A time in words, with how it is understood on both clocks, and a better hour where that is a bad one. */
export function WhenField({ value, onChange, label, autoFocus = false, company, contact }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const moments = useMoments();
  const { reading, problem } = useReading(value, { company, contact });
  const away = isProblem(problem, "offline");
  const bad = reading && !reading.good && reading.moment !== null && reading.moment !== "desk";
  // Times are understood in English and Chinese; who reads another language clicks on theirs and gets the English.
  const said = (label: string, english: string) => ({
    label,
    said: i18n.locale.startsWith("zh") ? label : english,
  });
  const suggestions = [
    said(t`tomorrow 9:00`, "tomorrow 9:00"),
    said(t`in 3 days`, "in 3 days"),
    said(t`next Monday`, "next Monday"),
    said(t`end of month`, "end of month"),
  ];
  return (
    <div className={classes.when}>
      <TextInput
        label={label ?? t`When`}
        placeholder={t`in 3 days, next Tuesday 9:00 there…`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={problem && !away ? problemTitle(problem) : undefined}
        autoComplete="off"
        data-autofocus={autoFocus || undefined}
        dir="auto"
      />
      {value === "" ? (
        <div className={classes.suggestions}>
          {suggestions.map((each) => (
            <Button key={each.said} variant="default" size="compact-sm" onClick={() => onChange(each.said)}>
              {each.label}
            </Button>
          ))}
        </div>
      ) : null}
      <div aria-live="polite">
        {away ? (
          <p className={classes.reading}>
            <IconCloudOff size={14} stroke={1.75} aria-hidden />
            <Trans>It is understood when the network is back, as of now.</Trans>
          </p>
        ) : null}
        {reading ? (
          <p className={classes.reading}>
            <IconClock size={14} stroke={1.75} aria-hidden />
            {reading.there ? (
              <Trans>
                <strong>{reading.there}</strong> there · {reading.here} here
              </Trans>
            ) : (
              <strong>{reading.here}</strong>
            )}
          </p>
        ) : null}
        {reading?.rule_text ? (
          <p className={classes.reading}>
            <IconRepeat size={14} stroke={1.75} aria-hidden />
            {reading.rule_text}
          </p>
        ) : null}
        {reading?.clock_change ? (
          <p className={classes.caution}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
            <Trans>The clocks change there that night: this hour is left out, so it moves on.</Trans>
          </p>
        ) : null}
        {bad && reading.moment && reading.next_good_at ? (
          <p className={classes.caution}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
            {moments[reading.moment]} · <Trans>good again {format.moment(reading.next_good_at)} here</Trans>
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** What a request takes for words. */
export const spoken = (said: string, here: string): When => ({ said: said.trim(), here });

/** The same with the time of saying it: "tomorrow" stays what it was, however late it reaches the server. */
export const spokenNow = (said: string, here: string): When => ({
  ...spoken(said, here),
  said_at: new Date().toISOString(),
});
