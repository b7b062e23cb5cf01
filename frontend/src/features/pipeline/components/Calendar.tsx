import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Group, SegmentedControl } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { type DealsSearch, filtersOf } from "../search";
import { monthText } from "./dates";
import classes from "./deals.module.css";
import { stageColour } from "./stageColours";

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The days of six weeks around a month, from a Monday. */
export function daysAround(month: string): string[] {
  const first = Date.parse(`${month}-01`);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  return Array.from({ length: 42 }, (_, index) => iso(monday + index * DAY));
}

const shifted = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return iso(Date.UTC(year, number - 1 + by, 1)).slice(0, 7);
};

interface Props {
  pipeline: string;
  search: DealsSearch;
  onChange: (change: Partial<DealsSearch>, replace?: boolean) => void;
}

/** Open deals on the days on which they should close, or ship. */
export function Calendar({ pipeline, search, onChange }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const today = iso(Date.now());
  const month = /^\d{4}-\d{2}$/.test(search.month ?? "") ? (search.month as string) : today.slice(0, 7);
  const ship = search.by === "ship";
  const days = daysAround(month);
  const from = days[0] as string;
  const until = days[41] as string;
  const span = ship ? { ship_from: from, ship_until: until } : { close_from: from, close_until: until };
  const deals = useQuery({
    ...query("/deals", {
      params: {
        query: {
          ...filtersOf(search),
          ...span,
          pipeline_id: pipeline,
          status: "open",
          sort: ship ? "expected_ship_on" : "expected_close_on",
          limit: 200,
        },
      },
    }),
    placeholderData: keepPreviousData,
  });
  if (deals.error && !deals.data) return <ErrorState error={deals.error} onRetry={() => deals.refetch()} />;
  const weekday = new Intl.DateTimeFormat(format.tag, { weekday: "short", timeZone: "UTC" });
  const step = (by: number) => onChange({ month: shifted(month, by) }, true);
  return (
    <div className={classes.scroll}>
      <Group gap="sm" mb="sm">
        <ActionIcon variant="default" aria-label={t`Month before`} onClick={() => step(-1)}>
          <IconChevronLeft size={16} className="flip-rtl" aria-hidden />
        </ActionIcon>
        <strong aria-live="polite">{monthText(format, `${month}-01`)}</strong>
        <ActionIcon variant="default" aria-label={t`Month after`} onClick={() => step(1)}>
          <IconChevronRight size={16} className="flip-rtl" aria-hidden />
        </ActionIcon>
        <SegmentedControl
          size="xs"
          aria-label={t`By which date`}
          data={[
            { value: "close", label: t`Expected close` },
            { value: "ship", label: t`ETD` },
          ]}
          value={ship ? "ship" : "close"}
          onChange={(by) => onChange({ by: by === "ship" ? "ship" : undefined }, true)}
        />
        {deals.data?.next_cursor ? (
          <span className={classes.quiet}>
            <Trans>The first 200 are shown; narrow the filters for the rest.</Trans>
          </span>
        ) : null}
      </Group>
      <div className={classes.month}>
        {days.slice(0, 7).map((day) => (
          <div key={day} className={classes.weekday}>
            {weekday.format(Date.parse(day))}
          </div>
        ))}
        {days.map((day) => (
          <div key={day} className={classes.day} data-other={!day.startsWith(month) || undefined}>
            <time dateTime={day} className={classes.dayNumber} data-today={day === today || undefined}>
              {Number(day.slice(8))}
            </time>
            {(deals.data?.items ?? [])
              .filter((deal) => (ship ? deal.expected_ship_on : deal.expected_close_on) === day)
              .map((deal) => (
                <Link
                  key={deal.id}
                  to="/deals/$id"
                  params={{ id: deal.id }}
                  className={classes.entry}
                  style={{ borderInlineStartColor: stageColour(deal.stage.kind) }}
                  title={`${deal.company.name} · ${deal.name}`}
                  dir="auto"
                >
                  {deal.company.name}
                </Link>
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}
