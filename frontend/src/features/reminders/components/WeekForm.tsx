import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, SegmentedControl } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Clock } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "./reminders.module.css";
import { CLOCKS_STALE } from "./ZoneForm";

type Week = NonNullable<Clock["week"]>;
type Sort = "work" | "half" | "off";

// 1 January 2024 was a Monday.
const DAYS = [0, 1, 2, 3, 4, 5, 6].map((day) => new Date(Date.UTC(2024, 0, 1 + day)));

const sortOf = (week: Week, day: number): Sort =>
  week.days_off.includes(day) ? "off" : week.half_days.includes(day) ? "half" : "work";

/** The working week of a firm, where it differs from its country's. */
export function WeekForm({ company, week, may }: { company: string; week: Week; may: boolean }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState<Sort[]>(DAYS.map((_, day) => sortOf(week, day)));
  const name = new Intl.DateTimeFormat(i18n.locale, { weekday: "short", timeZone: "UTC" });
  const named = (sort: Sort) =>
    DAYS.filter((_, day) => sortOf(week, day) === sort)
      .map((day) => name.format(day))
      .join(i18n.locale.startsWith("zh") ? "、" : ", ");
  const params = { path: { company_id: company } };
  const onSettled = () => invalidatePaths(queries, [...CLOCKS_STALE]);
  const onError = (error: unknown) => toastProblem(error);
  const of = (sort: Sort) => days.flatMap((each, day) => (each === sort ? [day] : []));
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/companies/{company_id}/working-week", {
          params,
          body: { days_off: of("off"), half_days: of("half") },
        }),
      ),
    onSuccess: () => setOpen(false),
    onError,
    onSettled,
  });
  const forget = useMutation({
    mutationFn: () => client.DELETE("/companies/{company_id}/working-week", { params }),
    onSuccess: () => setOpen(false),
    onError,
    onSettled,
  });
  const off = named("off");
  const half = named("half");
  const told = [
    off ? t`Days off: ${off}` : t`No days off`,
    ...(half ? [t`half days: ${half}`] : []),
    ...(week.own ? [t`set for this company`] : []),
  ];
  return (
    <div className={classes.zone}>
      <span>{told.join(" · ")}</span>
      {may && !open ? (
        <Group gap="xs">
          <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
            <Trans>They work other days</Trans>
          </Button>
        </Group>
      ) : null}
      {open ? (
        <form
          aria-label={t`Working week`}
          className={classes.zone}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          {DAYS.map((day, index) => (
            <Group key={day.getTime()} justify="space-between" gap="xs" wrap="nowrap">
              <span>{name.format(day)}</span>
              <SegmentedControl
                size="xs"
                aria-label={name.format(day)}
                value={days[index]}
                onChange={(sort) => setDays(days.map((each, at) => (at === index ? (sort as Sort) : each)))}
                data={[
                  { value: "work", label: t`Works` },
                  { value: "half", label: t`Half day` },
                  { value: "off", label: t`Day off` },
                ]}
              />
            </Group>
          ))}
          <Group gap="xs">
            <Button type="submit" size="xs" disabled={of("off").length === 7} loading={save.isPending}>
              <Trans>Save</Trans>
            </Button>
            {week.own ? (
              <Button size="xs" variant="default" loading={forget.isPending} onClick={() => forget.mutate()}>
                <Trans>As in their country</Trans>
              </Button>
            ) : null}
            <Button size="xs" variant="default" onClick={() => setOpen(false)}>
              <Trans>Cancel</Trans>
            </Button>
          </Group>
        </form>
      ) : null}
    </div>
  );
}
