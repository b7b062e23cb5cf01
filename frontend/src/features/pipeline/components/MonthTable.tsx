import { Trans, useLingui } from "@lingui/react/macro";
import type { DealForecast } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { monthText } from "./dates";
import deals from "./deals.module.css";
import classes from "./forecast.module.css";
import { WholeMoney } from "./WholeMoney";
import { Wide } from "./Wide";

type Month = DealForecast["months"][number];

function Stack({ month, most }: { month: Month; most: number }) {
  const part = (amount: string) => ({ inlineSize: `${(Number(amount) / most) * 100}%` });
  return (
    <div className={classes.stack} aria-hidden>
      <span className={classes.won} style={part(month.won)} />
      <span className={classes.deposit} style={part(month.deposit)} />
      <span className={classes.balance} style={part(month.balance)} />
    </div>
  );
}

/** Month by month: what was won and what is expected, as a picture and in numbers. */
export function MonthTable({ forecast }: { forecast: DealForecast }) {
  const { t } = useLingui();
  const format = useFormats();
  const { currency } = forecast.total;
  const most = Math.max(1, ...forecast.months.map(({ won, weighted }) => Number(won) + Number(weighted)));
  const money = (amount: string) => <WholeMoney amount={amount} currency={currency} />;
  const percent = forecast.default_deposit;
  return (
    <>
      <div className={classes.legend}>
        <span className={classes.key}>
          <span className={`${classes.swatch} ${classes.won}`} />
          <Trans>Won</Trans>
        </span>
        <span className={classes.key}>
          <span className={`${classes.swatch} ${classes.deposit}`} />
          <Trans>Weighted deposit</Trans>
        </span>
        <span className={classes.key}>
          <span className={`${classes.swatch} ${classes.balance}`} />
          <Trans>Weighted balance</Trans>
        </span>
        <span>
          <Trans>Where a deal names no deposit, {percent}% is taken.</Trans>
        </span>
      </div>
      <Wide label={t`Forecast by month`}>
        <table className={deals.bars}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Month</Trans>
              </th>
              <th scope="col" aria-hidden />
              <th scope="col" data-number>
                <Trans>Deals</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Amount</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Weighted</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Deposit</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Won</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Target</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {forecast.months.map((month) => (
              <tr key={`${month.month} ${month.overdue}`}>
                <th scope="row">
                  {month.month ? (
                    monthText(format, month.month)
                  ) : month.overdue ? (
                    <Trans>Date has passed</Trans>
                  ) : (
                    <Trans>Without a date</Trans>
                  )}
                </th>
                <td style={{ inlineSize: "28%" }}>
                  <Stack month={month} most={most} />
                </td>
                <td data-number>{month.deals}</td>
                <td data-number>{money(month.amount)}</td>
                <td data-number>{money(month.weighted)}</td>
                <td data-number>{money(month.deposit)}</td>
                <td data-number>{money(month.won)}</td>
                <td data-number>{month.target ? money(month.target) : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );
}
