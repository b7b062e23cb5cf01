import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Details } from "@/ui/records/Details";
import { Money } from "@/ui/records/Money";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "../papers/papers.module.css";
import { DayText } from "../shared/DayText";
import { PaymentFromErp } from "../shared/FromErp";
import { OwnFields } from "../shared/OwnFields";
import { MONEY_PATHS } from "./paths";
import { PaymentState } from "./paymentColumns";
import { ShareOut } from "./ShareOut";
import { KINDS_OF_PART, METHODS } from "./words";

/** One payment: what it settles, and what can be done with it. */
export function PaymentPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const mayWrite = useMay("trade.write");
  const [sharing, setSharing] = useState(false);
  const at = { params: { path: { payment_id: id } } };
  const found = useQuery(query("/payments/{payment_id}", at));
  const settle = async (said: string) => {
    toast(said);
    await invalidatePaths(queries, [...MONEY_PATHS]);
  };
  const arrive = useMutation({
    mutationFn: (payment: { amount: string; charges: string }) =>
      data(
        client.POST("/payments/{payment_id}/arrivals", {
          ...at,
          body: { received_on: new Date().toISOString().slice(0, 10), ...payment },
        }),
      ),
    onSuccess: () => settle(t`The money is in.`),
    onError: toastProblem,
  });
  const cancel = useMutation({
    mutationFn: () => data(client.POST("/payments/{payment_id}/cancellations", at)),
    onSuccess: () => settle(t`The payment is cancelled; it settles nothing any more.`),
    onError: toastProblem,
  });
  const payment = found.data;
  return (
    <SidePanel title={t`Payment`} recordId={id} onClose={onClose}>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : payment === undefined ? (
        <TextSkeleton lines={6} />
      ) : (
        <div className={classes.stack}>
          <PaymentFromErp id={payment.id} />
          <Details
            rows={[
              [t`Company`, payment.company?.name],
              [t`Status`, <PaymentState key="state" state={payment.state} />],
              [t`Date`, <DayText key="on" day={payment.received_on} />],
              [t`How`, i18n._(METHODS[payment.method])],
              [t`Credited`, <Money key="amount" amount={payment.amount} currency={payment.currency} />],
              [
                t`Taken by banks`,
                Number(payment.charges) > 0 ? (
                  <Money key="charges" amount={payment.charges} currency={payment.currency} />
                ) : null,
              ],
              [
                t`Not shared out`,
                Number(payment.unallocated) > 0 ? (
                  <Money key="left" amount={payment.unallocated} currency={payment.currency} />
                ) : null,
              ],
              [
                t`Exchange rate`,
                payment.rate && payment.rate_date ? (
                  <span key="rate">
                    <span dir="ltr">{Number(payment.rate)}</span> · <DayText day={payment.rate_date} /> ·{" "}
                    <bdi>{payment.rate_source}</bdi>
                  </span>
                ) : null,
              ],
              [t`Reference`, payment.reference],
              [t`Payer`, payment.payer],
              [t`Noted by`, payment.created_by],
            ]}
          />
          <OwnFields
            of="payment"
            id={payment.id}
            version={payment.version}
            values={payment.custom}
            mayEdit={mayWrite}
          />
          <ul className={classes.list} aria-label={t`What it settles`}>
            {payment.parts.map((part) => (
              <li key={part.id} className={classes.row}>
                <Link to="/orders/$id" params={{ id: part.order_id }}>
                  <bdi>{part.order_number}</bdi>
                </Link>
                <Money amount={part.settles} currency={part.currency} />
                <span className={classes.muted}>{i18n._(KINDS_OF_PART[part.kind])}</span>
                {Number(part.exchange_difference) !== 0 ? (
                  <span className={classes.muted}>
                    {Number(part.exchange_difference) > 0 ? t`exchange gain` : t`exchange loss`}{" "}
                    <span dir="ltr">{Math.abs(Number(part.exchange_difference)).toFixed(2)}</span>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          {mayWrite && payment.state !== "cancelled" && payment.company ? (
            <Button variant="default" onClick={() => setSharing(true)}>
              <Trans>Share it out anew</Trans>
            </Button>
          ) : null}
          {sharing ? <ShareOut payment={payment} onClose={() => setSharing(false)} /> : null}
          {mayWrite && payment.state === "slip" ? (
            <Button
              loading={arrive.isPending}
              onClick={() => arrive.mutate({ amount: payment.amount, charges: payment.charges })}
            >
              <Trans>The money is in</Trans>
            </Button>
          ) : null}
          {mayWrite && payment.state !== "cancelled" ? (
            <Button variant="subtle" color="red" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              <Trans>Cancel this payment</Trans>
            </Button>
          ) : null}
        </div>
      )}
    </SidePanel>
  );
}
