import { Trans, useLingui } from "@lingui/react/macro";
import type { ErpRun } from "@/api/types";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import classes from "./erp.module.css";

const CENTS = 1_000_000;

/** Theirs less ours, exact for amounts of six decimals. */
const difference = (ours: string, theirs: string) =>
  String((Math.round(Number(theirs) * CENTS) - Math.round(Number(ours) * CENTS)) / CENTS);

/** Order values per customer and currency on both sides, to the cent. */
export function SumTable({ sums }: { sums: ErpRun["sums"] }) {
  const { t } = useLingui();
  if (sums.length === 0) return null;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.quiet} style={{ textAlign: "start" }}>
          <Trans>Order values before tax, by customer</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Customer</Trans>
            </th>
            <th scope="col">
              <Trans>Here</Trans>
            </th>
            <th scope="col">
              <Trans>In the ERP</Trans>
            </th>
            <th scope="col">
              <Trans>Difference</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => (
            <tr key={`${sum.label}${sum.currency}`}>
              <td>
                <bdi>{sum.label}</bdi>
              </td>
              <td>
                <Money amount={sum.ours} currency={sum.currency} />
              </td>
              <td>
                <Money amount={sum.theirs} currency={sum.currency} />
              </td>
              <td>
                {sum.ours === sum.theirs ? (
                  <StatusText tone="ok">{t`none`}</StatusText>
                ) : (
                  <StatusText tone="warning">
                    <Money amount={difference(sum.ours, sum.theirs)} currency={sum.currency} />
                  </StatusText>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
