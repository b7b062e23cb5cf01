import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import type { MeetingClock, When } from "@/api/types";
import { useHere } from "@/i18n/useHere";
import { problemTitle } from "@/ui/feedback/problemText";
import { Clocks } from "./Clocks";
import classes from "./meetings.module.css";

const SETTLED_MS = 250;

/** An hour with people at some addresses: one of those that suit everybody, or said in words. */
export function useTimeChoice(guests: readonly string[], minutes: number) {
  const here = useHere();
  const [said, setSaid] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [anyway, setAnyway] = useState(false);
  const [settled] = useDebouncedValue(said.trim(), SETTLED_MS);
  const when: When = chosen ? { at: chosen, here } : { said: settled, here };
  const asked = chosen !== null || settled !== "";
  const reading = useQuery({
    queryKey: ["/meetings/readings", guests, when, minutes],
    queryFn: ({ signal }) =>
      data(
        client.POST("/meetings/readings", {
          body: { to: [...guests], when: asked ? when : null, minutes, here },
          signal,
        }),
      ),
    enabled: guests.length > 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const night = reading.data?.refused === true;
  return {
    when,
    asked,
    anyway,
    /** Whether there is an hour to send. */
    ready: asked && guests.length > 0 && (!night || anyway),
    night,
    reading,
    said,
    settled,
    chosen,
    setAnyway,
    say: (words: string) => {
      setSaid(words);
      setChosen(null);
    },
    choose: (start: string) => {
      setChosen(start);
      setSaid("");
      setAnyway(false);
    },
  };
}

interface Props {
  choice: ReturnType<typeof useTimeChoice>;
  /** Why sending it was refused. */
  error?: unknown;
}

/** The choice of an hour, with what it is on every clock. */
export function TimeChoice({ choice, error = null }: Props) {
  const { t, i18n } = useLingui();
  const { reading } = choice;
  const refused = isProblem(error, "slot-refused") ? error : null;
  return (
    <>
      {reading.data?.slots.length ? (
        <fieldset className={classes.slots}>
          <legend className={classes.quiet}>
            <Trans>Hours that suit everybody</Trans>
          </legend>
          {reading.data.slots.map((slot) => (
            <button
              key={slot.start}
              type="button"
              className={classes.slot}
              aria-pressed={choice.chosen === slot.start}
              onClick={() => choice.choose(slot.start)}
            >
              <Clocks clocks={slot.clocks} />
            </button>
          ))}
        </fieldset>
      ) : null}
      <TextInput
        label={t`Or another time`}
        placeholder={i18n.locale.startsWith("zh") ? "下周二下午3点" : t`next Tuesday 9:00 there`}
        value={choice.said}
        onChange={(event) => choice.say(event.currentTarget.value)}
        error={reading.error && choice.settled !== "" ? problemTitle(reading.error) : undefined}
        dir="auto"
        autoComplete="off"
      />
      <div aria-live="polite">
        {choice.asked && reading.data?.start ? <Clocks clocks={reading.data.clocks} /> : null}
        {refused ? <Clocks clocks={(refused.document.clocks ?? []) as MeetingClock[]} /> : null}
      </div>
      {choice.night || refused ? (
        <Checkbox
          label={t`They agreed to this hour`}
          checked={choice.anyway}
          onChange={(event) => choice.setAnyway(event.currentTarget.checked)}
        />
      ) : null}
    </>
  );
}
