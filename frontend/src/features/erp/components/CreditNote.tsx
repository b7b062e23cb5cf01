import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { ErpCredit, Quote } from "@/api/types";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { Block } from "@/ui/shell/Block";
import { Section } from "@/ui/shell/Section";
import classes from "./erp.module.css";

/** What the ERP says a customer may owe and owes. */
export function CreditNote({ credit }: { credit: ErpCredit }) {
  const { t } = useLingui();
  const code = credit.currency ?? "";
  return (
    <div className={classes.credit}>
      {credit.warning ? (
        <StatusText tone="warning">
          {credit.on_hold
            ? t`The ERP holds this customer's credit.`
            : t`The credit limit is exceeded or something is overdue.`}
        </StatusText>
      ) : null}
      <p className={classes.quiet}>
        {credit.balance ? (
          <Trans>
            Owed in the ERP: <Money amount={credit.balance} currency={code} />
          </Trans>
        ) : null}
        {credit.limit ? (
          <>
            {" · "}
            <Trans>
              limit <Money amount={credit.limit} currency={code} />
            </Trans>
          </>
        ) : null}
        {credit.overdue && Number(credit.overdue) > 0 ? (
          <>
            {" · "}
            <Trans>
              overdue <Money amount={credit.overdue} currency={code} />
            </Trans>
          </>
        ) : null}
        {" · "}
        <TimeText instant={credit.read_at} />
      </p>
    </div>
  );
}

/** A company's credit in every linked ERP; nothing where none tells. */
export function CompanyErpCredit({ companyId }: { companyId: string }) {
  const { t } = useLingui();
  const found = useQuery(
    query("/companies/{company_id}/erp-credit", { params: { path: { company_id: companyId } } }),
  );
  if (!found.data?.length) return null;
  return (
    <Block title={t`Credit in the ERP`}>
      {found.data.map((credit) => (
        <CreditNote key={credit.read_at} credit={credit} />
      ))}
    </Block>
  );
}

/** Warns while quoting that the customer owes too much in an ERP, or would with this quote. Blocks nothing. */
export function QuoteCredit({ quote }: { quote: Quote }) {
  const { t } = useLingui();
  const company = quote.company?.id ?? "";
  const total = quote.current.total;
  const found = useQuery({
    ...query("/companies/{company_id}/erp-credit", {
      params: { path: { company_id: company }, query: { amount: total, currency: quote.currency } },
    }),
    enabled: company !== "",
  });
  const warned = found.data?.filter(({ warning }) => warning) ?? [];
  if (warned.length === 0) return null;
  return (
    <Section title={t`Credit in the ERP`}>
      {warned.map((credit) => (
        <CreditNote key={credit.read_at} credit={credit} />
      ))}
    </Section>
  );
}
