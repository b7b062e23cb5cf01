import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Details } from "@/ui/records/Details";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { Block } from "@/ui/shell/Block";
import classes from "../shared/trade.module.css";
import { CreditStanding } from "./CreditStanding";
import type { AgeingRow } from "./types";

/** What a company owes and how late it is, and how much of its credit limit is used. */
export function CompanyMoney({ company }: { company: string }) {
  const owed = useQuery(query("/payments/ageing", { params: { query: { company_id: company } } }));
  const credit = useQuery(
    query("/companies/{company_id}/credit", { params: { path: { company_id: company } } }),
  );
  const failed = owed.error ?? credit.error;
  return (
    <Block title={<Trans>Money</Trans>}>
      {failed ? (
        <ErrorState
          error={failed}
          onRetry={() => {
            void owed.refetch();
            void credit.refetch();
          }}
        />
      ) : owed.data === undefined || credit.data === undefined ? (
        <TextSkeleton lines={3} />
      ) : (
        <>
          {owed.data.rows.length === 0 ? (
            <span className={classes.muted}>
              <Trans>Owes nothing.</Trans>
            </span>
          ) : (
            owed.data.rows.map((row) => <Owes key={row.currency} row={row} company={company} />)
          )}
          <CreditStanding companyId={company} credit={credit.data} />
        </>
      )}
    </Block>
  );
}

function Owes({ row, company }: { row: AgeingRow; company: string }) {
  const { t } = useLingui();
  const late = ["to_30", "to_60", "to_90", "over_90"] as const;
  const overdue = late.some((bucket) => Number(row[bucket]) > 0);
  const money = (amount: string) =>
    Number(amount) > 0 ? <Money amount={amount} currency={row.currency} /> : null;
  return (
    <>
      <div className={classes.row}>
        <Link to="/payments" search={{ view: "ageing", company, currency: row.currency }} style={{ flex: 1 }}>
          <Trans>Owed to us</Trans>
        </Link>
        <Money amount={row.total} currency={row.currency} />
      </div>
      {overdue ? <StatusText tone="danger">{t`A part is overdue`}</StatusText> : null}
      <Details
        rows={[
          [t`1–30 days late`, money(row.to_30)],
          [t`31–60 days`, money(row.to_60)],
          [t`61–90 days`, money(row.to_90)],
          [t`over 90 days`, money(row.over_90)],
          [t`Received, not shared out`, money(row.on_account)],
        ]}
      />
    </>
  );
}
