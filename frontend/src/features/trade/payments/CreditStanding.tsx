import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "@/api/session";
import { useFormats } from "@/i18n/formats";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import classes from "../papers/papers.module.css";
import { DayText } from "../shared/DayText";
import { CreditForm } from "./CreditForm";
import money from "./money.module.css";
import type { CreditView } from "./types";

/** How much of a company's limit is used and free, by what it is covered, and which orders make it up. */
export function CreditStanding({ companyId, credit }: { companyId: string; credit: CreditView }) {
  const { t } = useLingui();
  const mayApprove = useMay("trade.approve");
  const [setting, setSetting] = useState(false);
  return (
    <div className={classes.stack}>
      {credit.limit === null ? (
        <p className={classes.muted} style={{ margin: 0 }}>
          <Trans>No credit limit is set: nothing warns when this customer owes much.</Trans>
        </p>
      ) : (
        <Bar credit={credit} limit={credit.limit} />
      )}
      {credit.orders.length > 0 ? (
        <ul className={classes.list} aria-label={t`Shipped and unpaid`}>
          {credit.orders.map((use) => (
            <li key={use.order_id} className={classes.row}>
              <Link to="/orders/$id" params={{ id: use.order_id }}>
                <bdi>{use.order_number}</bdi>
              </Link>
              <span className={classes.muted}>{t`shipped and unpaid`}</span>
              <span className={classes.end}>
                <Money amount={use.owed} currency={use.currency} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {Number(credit.coming) > 0 ? (
        <p className={classes.muted} style={{ margin: 0 }}>
          <Trans>
            Ordered, neither shipped nor paid: <Money amount={credit.coming} currency={credit.currency} />
          </Trans>
        </p>
      ) : null}
      {credit.unknown_rates.length > 0 ? (
        <StatusText tone="warning">
          {t`Left out, since no exchange rate is known: ${credit.unknown_rates.join(", ")}`}
        </StatusText>
      ) : null}
      {mayApprove ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setSetting(true)}>
          {credit.limit === null ? t`Set a credit limit` : t`Change the credit limit`}
        </Button>
      ) : null}
      {setting ? (
        <CreditForm companyId={companyId} credit={credit} onClose={() => setSetting(false)} />
      ) : null}
    </div>
  );
}

function Bar({ credit, limit }: { credit: CreditView; limit: string }) {
  const { t } = useLingui();
  const format = useFormats();
  const show = (amount: string | number) => format.money(String(amount), credit.currency);
  const used = Number(credit.used);
  const bare = Math.min(Number(credit.at_risk), used);
  const over = Number(credit.over);
  const insured = used - bare;
  const whole = Math.max(Number(limit), used) || 1;
  const parts = [
    { kind: "insured", amount: insured, name: t`Owed, insured` },
    { kind: "bare", amount: Math.max(0, bare - over), name: t`Owed, not insured` },
    { kind: "over", amount: over, name: t`Beyond the limit` },
  ].filter(({ amount }) => amount > 0);
  return (
    <>
      <div className={money.bar} role="img" aria-label={t`${show(credit.used)} of ${show(limit)} used`}>
        {parts.map(({ kind, amount }) => (
          <span
            key={kind}
            className={money.part}
            data-kind={kind}
            style={{ inlineSize: `${(100 * amount) / whole}%` }}
          />
        ))}
      </div>
      <ul className={money.legend}>
        {parts.map(({ kind, amount, name }) => (
          <li key={kind}>
            <span className={money.mark} data-kind={kind} aria-hidden />
            <span>{name}</span>
            <Money amount={String(amount)} currency={credit.currency} />
          </li>
        ))}
        <li>
          <span className={money.mark} data-kind="free" aria-hidden />
          <strong>
            <Trans>Free</Trans>
          </strong>
          <strong>
            <Money amount={credit.free ?? "0"} currency={credit.currency} />
          </strong>
        </li>
        <li>
          <span />
          <span className={classes.muted}>
            <Trans>Limit</Trans>
          </span>
          <span className={classes.muted}>
            <Money amount={limit} currency={credit.currency} />
          </span>
        </li>
        {Number(credit.covered) > 0 ? (
          <li>
            <span />
            <span className={classes.muted}>
              <Trans>Covered by letters of credit, not counted</Trans>
            </span>
            <span className={classes.muted}>
              <Money amount={credit.covered} currency={credit.currency} />
            </span>
          </li>
        ) : null}
        {Number(credit.insured) > 0 ? (
          <li>
            <span />
            <span className={classes.muted}>
              {credit.insurer ? t`Insured by ${credit.insurer}` : t`Insured`}
              {credit.insured_until ? (
                <>
                  {" "}
                  <Trans>
                    until <DayText day={credit.insured_until} />
                  </Trans>
                </>
              ) : null}
            </span>
            <span className={classes.muted}>
              <Money amount={credit.insured} currency={credit.currency} />
            </span>
          </li>
        ) : null}
      </ul>
      {over > 0 ? (
        <StatusText tone="danger">{t`The limit is passed by ${show(credit.over)}.`}</StatusText>
      ) : null}
      {!credit.insurance_valid && Number(credit.insured) > 0 ? (
        <StatusText tone="warning">{t`The insurance has run out.`}</StatusText>
      ) : null}
    </>
  );
}
