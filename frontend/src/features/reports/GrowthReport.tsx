import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Table } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import type { components } from "@/api/schema";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { useFigures } from "./figures";
import { PeriodRates } from "./PeriodRates";
import { RateNote } from "./RateNote";
import classes from "./reports.module.css";

type GrowthRow = components["schemas"]["GrowthRow"];

/** Two years of orders beside each other, customer by customer. */
export function GrowthReport({ currencies }: { currencies: readonly string[] }) {
  const { t } = useLingui();
  const { tag } = useFormats();
  const today = new Date().toISOString().slice(0, 10);
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [currency, setCurrency] = useState(currencies[0] ?? null);
  const before = year - 1;
  // A year that is not over is held against the same days of the one before.
  const running = year === thisYear;
  const until = running ? today.slice(4).replace("-02-29", "-02-28") : "-12-31";
  const upTo = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", timeZone: "UTC" }).format(
    Date.parse(`${year}${until}`),
  );
  const growth = useQuery({
    queryKey: ["/reports/growth", year, until, currency],
    queryFn: () =>
      data(
        client.POST("/reports/growth", {
          body: {
            since: `${year}-01-01`,
            until: `${year}${until}`,
            before_since: `${before}-01-01`,
            before_until: `${before}${until}`,
            currency,
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const found = growth.data;
  const { figure } = useFigures(found?.currency ?? "USD");
  const cells = (row: GrowthRow) =>
    [row.before, row.after, row.volume, row.price, row.exchange, row.other].map((value, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
      <Table.Td key={place} className={classes.figure}>
        {figure(value, "money")}
      </Table.Td>
    ));
  const heads = [
    String(before),
    String(year),
    t`Volume`,
    t`Price`,
    t`Exchange rate`,
    t`New or gone products`,
  ];
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        <Select
          size="xs"
          label={t`Year`}
          allowDeselect={false}
          data={[0, 1, 2, 3, 4].map((back) => String(thisYear - back))}
          value={String(year)}
          onChange={(value) => setYear(Number(value))}
        />
        {currencies.length > 1 ? (
          <Select
            size="xs"
            w={104}
            label={t`Currency`}
            searchable
            allowDeselect={false}
            data={currencies}
            value={currency}
            onChange={setCurrency}
          />
        ) : null}
      </div>
      {growth.error && !found ? (
        <ErrorState error={growth.error} onRetry={() => void growth.refetch()} />
      ) : !found ? (
        <RowsSkeleton />
      ) : found.rows.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>No orders in either year.</Trans>
        </p>
      ) : (
        <>
          {running ? (
            <p className={classes.quiet}>
              <Trans>
                Both years up to <bdi>{upTo}</bdi>.
              </Trans>
            </p>
          ) : null}
          <PeriodRates averages={found.averages} currency={found.currency} years={[before, year]} />
          <RateNote rates={found.rates} currency={found.currency} />
          {found.without_rate > 0 ? (
            <p className={classes.quiet}>
              <Trans>
                Lines left out, for no rate into {found.currency} is known: {found.without_rate}
              </Trans>
            </p>
          ) : null}
          <Table.ScrollContainer minWidth={820}>
            <Table aria-label={t`Growth and decline`} className={classes.table} highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t`Customer`}</Table.Th>
                  {heads.map((head) => (
                    <Table.Th key={head} className={classes.figure}>
                      {head}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {found.rows.map((row) => (
                  <Table.Tr key={row.company_id}>
                    <Table.Td>
                      <Link
                        to="/companies/$id"
                        params={{ id: row.company_id }}
                        className={classes.open}
                        dir="auto"
                      >
                        {row.company}
                      </Link>
                    </Table.Td>
                    {cells(row)}
                  </Table.Tr>
                ))}
              </Table.Tbody>
              {found.total ? (
                <Table.Tfoot>
                  <Table.Tr>
                    <Table.Td>
                      <Trans>All</Trans>
                    </Table.Td>
                    {cells(found.total)}
                  </Table.Tr>
                </Table.Tfoot>
              ) : null}
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </div>
  );
}
