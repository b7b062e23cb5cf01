import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
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
import { CreditStanding } from "./CreditStanding";
import { LetterForm } from "./LetterForm";
import { LetterWarnings } from "./LetterWarnings";
import { NoteForm } from "./NoteForm";
import { NoteItem } from "./NoteItem";
import { PaymentForm } from "./PaymentForm";
import type { Due, OrderMoneyView } from "./types";
import { WaiverForm } from "./WaiverForm";
import { DUE_LABELS, PAYMENT_STATES, TRIGGERS } from "./words";

interface Props {
  orderId: string;
  companyId: string;
}

/** Where an order's money stands: what is due when, what came in, what is open, what covers it. */
export function OrderMoney({ orderId, companyId }: Props) {
  const { t } = useLingui();
  const mayWrite = useMay("trade.write");
  const mayApprove = useMay("trade.approve");
  const [doing, setDoing] = useState<"payment" | "letter" | "note" | "waiver" | null>(null);
  const done = () => setDoing(null);
  const money = useQuery(query("/orders/{order_id}/money", { params: { path: { order_id: orderId } } }));
  if (money.error) return <ErrorState error={money.error} onRetry={() => void money.refetch()} />;
  const found = money.data;
  const about = found ? { orderId, currency: found.currency, onClose: done } : null;
  return (
    <Section
      title={t`Money`}
      action={
        mayWrite && found ? (
          <span className={classes.end}>
            <Button size="xs" variant="default" onClick={() => setDoing("payment")}>
              <Trans>Note a payment</Trans>
            </Button>
            <Menu withinPortal position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" size={30} aria-label={t`More about the money`}>
                  <IconDotsVertical size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setDoing("letter")}>
                  <Trans>Note a letter of credit</Trans>
                </Menu.Item>
                {mayApprove ? (
                  <>
                    <Menu.Item onClick={() => setDoing("note")}>
                      <Trans>Issue a credit or debit note</Trans>
                    </Menu.Item>
                    <Menu.Item disabled={Number(found.outstanding) <= 0} onClick={() => setDoing("waiver")}>
                      <Trans>Let a rest go</Trans>
                    </Menu.Item>
                  </>
                ) : null}
              </Menu.Dropdown>
            </Menu>
          </span>
        ) : null
      }
    >
      {found ? (
        <>
          <Standing found={found} />
          <div style={{ marginBlockStart: 12 }}>
            <CreditStanding companyId={companyId} credit={found.credit} />
          </div>
        </>
      ) : (
        <TextSkeleton lines={4} />
      )}
      {about && doing === "payment" ? <PaymentForm companyId={companyId} {...about} /> : null}
      {about && found && doing === "letter" ? <LetterForm {...about} total={found.outstanding} /> : null}
      {about && doing === "note" ? <NoteForm {...about} /> : null}
      {about && found && doing === "waiver" ? <WaiverForm {...about} open={found.outstanding} /> : null}
    </Section>
  );
}

function Standing({ found }: { found: OrderMoneyView }) {
  const { t, i18n } = useLingui();
  const money = (amount: string) =>
    Number(amount) === 0 ? null : <Money amount={amount} currency={found.currency} />;
  const over = -Number(found.outstanding);
  return (
    <div className={classes.stack}>
      <Details
        rows={[
          over > 0
            ? [t`Paid beyond the order`, <Money key="open" amount={String(over)} currency={found.currency} />]
            : [t`Outstanding`, <Money key="open" amount={found.outstanding} currency={found.currency} />],
          [t`Money is in`, money(found.received)],
          [t`Announced by slips`, money(found.announced)],
          [t`Bank charges, borne by us`, money(found.borne)],
          [t`Short payments, let go`, money(found.waived)],
          [t`Credit notes`, money(found.credited)],
          [t`Debit notes`, money(found.debited)],
          [
            Number(found.exchange_difference) < 0 ? t`Exchange loss` : t`Exchange gain`,
            Number(found.exchange_difference) !== 0 ? (
              <Money
                key="exchange"
                amount={String(Math.abs(Number(found.exchange_difference)))}
                currency={found.base_currency}
              />
            ) : null,
          ],
        ]}
      />
      {over > 0 ? (
        <p className={classes.muted}>
          <Trans>
            What is too much is the customer's: share the payment out anew, over other orders, or pay it back.
          </Trans>
        </p>
      ) : null}
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
        <div key={letter.id} className={classes.stack} style={{ gap: 2 }}>
          <div className={classes.row}>
            <Link to="/payments" search={{ view: "letters", letter: letter.id }}>
              <Trans>
                L/C <bdi>{letter.number}</bdi>
              </Trans>
            </Link>
            <Money amount={letter.amount} currency={letter.currency} />
            <span className={classes.muted}>
              <Trans>
                expires <DayText day={letter.expires_on} />
              </Trans>
            </span>
          </div>
          <LetterWarnings letter={letter} />
        </div>
      ))}
      {found.notes.length > 0 ? (
        <ul className={classes.list} aria-label={t`Credit and debit notes`}>
          {found.notes.map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        </ul>
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
