import { Trans, useLingui } from "@lingui/react/macro";
import type { ErpRun } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import classes from "./erp.module.css";

const CENTS = 1_000_000;

/** Theirs less ours, exact for amounts of six decimals. */
const difference = (ours: string, theirs: string) =>
  String((Math.round(Number(theirs) * CENTS) - Math.round(Number(ours) * CENTS)) / CENTS);

type Sum = ErpRun["sums"][number];

/** Order values and open invoices per customer, and stock per warehouse, on both sides. */
export function SumTable({ sums }: { sums: ErpRun["sums"] }) {
  const { t } = useLingui();
  const kinds = [
    { what: "orders", title: t`Order values before tax, by customer`, of: t`Customer` },
    { what: "receivables", title: t`Open invoices, by customer`, of: t`Customer` },
    { what: "stock", title: t`Stock, by warehouse`, of: t`Warehouse` },
  ];
  return kinds.map(({ what, title, of }) => {
    const rows = sums.filter((sum) => sum.what === what);
    return rows.length === 0 ? null : <Sums key={what} title={title} of={of} rows={rows} />;
  });
}

function Sums({ title, of, rows }: { title: string; of: string; rows: Sum[] }) {
  const { t } = useLingui();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.quiet} style={{ textAlign: "start" }}>
          {title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
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
          {rows.map((sum) => (
            <tr key={`${sum.label}${sum.currency}`}>
              <td>
                <bdi>{sum.label}</bdi>
              </td>
              <td>
                <Figure sum={sum} amount={sum.ours} />
              </td>
              <td>
                <Figure sum={sum} amount={sum.theirs} />
              </td>
              <td>
                {Number(sum.ours) === Number(sum.theirs) ? (
                  <StatusText tone="ok">{t`none`}</StatusText>
                ) : (
                  <StatusText tone="warning">
                    <Figure sum={sum} amount={difference(sum.ours, sum.theirs)} />
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

/** An amount of money; of stock, a quantity in its unit. */
function Figure({ sum, amount }: { sum: Sum; amount: string }) {
  const format = useFormats();
  if (sum.what !== "stock") return <Money amount={amount} currency={sum.currency} />;
  return (
    <span className="numeric">
      {format.number(Number(amount))} <bdi>{sum.currency}</bdi>
    </span>
  );
}
