import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Details } from "@/ui/records/Details";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { Section } from "@/ui/shell/Section";
import classes from "../papers/papers.module.css";
import { DayText } from "../shared/DayText";
import { PaymentForm } from "./PaymentForm";
import type { Due, OrderMoneyView } from "./types";
import { DUE_LABELS, PAYMENT_STATES, TRIGGERS } from "./words";

interface Props {
  orderId: string;
  companyId: string;
}

/** Where an order's money stands: what is due when, what came in, what is open. */
export function OrderMoney({ orderId, companyId }: Props) {
  const { t } = useLingui();
  const mayWrite = useMay("trade.write");
  const [noting, setNoting] = useState(false);
  const money = useQuery(query("/orders/{order_id}/money", { params: { path: { order_id: orderId } } }));
  if (money.error) return <ErrorState error={money.error} onRetry={() => void money.refetch()} />;
  const found = money.data;
  return (
    <Section
      title={t`Money`}
      action={
        mayWrite && found ? (
          <Button size="xs" variant="default" onClick={() => setNoting(true)}>
            <Trans>Note a payment</Trans>
          </Button>
        ) : null
      }
    >
      {found ? <Standing found={found} /> : <TextSkeleton lines={4} />}
      {noting && found ? (
        <PaymentForm companyId={companyId} currency={found.currency} onClose={() => setNoting(false)} />
      ) : null}
    </Section>
  );
}

function Standing({ found }: { found: OrderMoneyView }) {
  const { t, i18n } = useLingui();
  const money = (amount: string) =>
    Number(amount) === 0 ? null : <Money amount={amount} currency={found.currency} />;
  return (
    <div className={classes.stack}>
      <Details
        rows={[
          [t`Outstanding`, <Money key="open" amount={found.outstanding} currency={found.currency} />],
          [t`Received`, money(found.received)],
          [t`Announced by slips`, money(found.announced)],
          [t`Bank charges, borne by us`, money(found.borne)],
          [t`Short payments, let go`, money(found.waived)],
        ]}
      />
      {found.terms && !found.terms_understood ? (
        <p className={classes.muted}>
          <Trans>
            The payment terms are not understood, so all of it counts as due with the bill of lading.
          </Trans>
        </p>
      ) : null}
      <ul className={classes.list} aria-label={t`Due`}>
        {found.dues.map((due) => (
          <DueItem key={due.id} due={due} currency={found.currency} />
        ))}
      </ul>
      {found.payments.length > 0 ? (
        <ul className={classes.list} aria-label={t`Payments`}>
          {found.payments.map((payment) => (
            <li key={payment.id} className={classes.row}>
              <Link to="/payments" search={{ open: payment.id }}>
                <DayText day={payment.received_on} />
              </Link>
              <Money amount={payment.amount} currency={payment.currency} />
              <StatusText tone={PAYMENT_STATES[payment.state].tone}>
                {i18n._(PAYMENT_STATES[payment.state].name)}
              </StatusText>
            </li>
          ))}
        </ul>
      ) : null}
      {found.letters.map((letter) => (
        <p key={letter.id} className={classes.muted}>
          <Trans>
            Letter of credit <bdi>{letter.number}</bdi>, expires <DayText day={letter.expires_on} />
          </Trans>{" "}
          {letter.warnings.length > 0 ? (
            <StatusText tone="warning">{t`does not fit the order`}</StatusText>
          ) : null}
        </p>
      ))}
      {found.credit.limit !== null ? (
        <Details
          rows={[
            [
              t`Credit limit`,
              <Money key="limit" amount={found.credit.limit} currency={found.credit.currency} />,
            ],
            [
              t`Shipped and unpaid`,
              <Money key="owed" amount={found.credit.owed} currency={found.credit.currency} />,
            ],
            [
              t`Neither insured nor covered`,
              <Money key="risk" amount={found.credit.at_risk} currency={found.credit.currency} />,
            ],
          ]}
        />
      ) : null}
    </div>
  );
}

function DueItem({ due, currency }: { due: Due; currency: string }) {
  const { t, i18n } = useLingui();
  const paid = Number(due.settled) >= Number(due.amount);
  return (
    <li className={classes.row}>
      <span className={classes.name}>{i18n._(DUE_LABELS[due.label])}</span>
      <Money amount={due.amount} currency={currency} />
      <span className={classes.muted}>
        {due.due_on ? <DayText day={due.due_on} /> : i18n._(TRIGGERS[due.trigger])}
      </span>
      {paid ? (
        <StatusText tone="ok">{t`Paid`}</StatusText>
      ) : due.overdue_days > 0 ? (
        <StatusText tone="danger">{t`${due.overdue_days} days late`}</StatusText>
      ) : Number(due.settled) > 0 ? (
        <StatusText tone="busy">{t`Partly paid`}</StatusText>
      ) : null}
    </li>
  );
}
