import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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
import { ArrivalForm } from "./ArrivalForm";
import { PaymentParts } from "./PaymentParts";
import { MONEY_PATHS } from "./paths";
import { PaymentState } from "./paymentColumns";
import { RefundForm } from "./RefundForm";
import { ShareOut } from "./ShareOut";
import { METHODS } from "./words";

/** One payment: what it settles, and what can be done with it. */
export function PaymentPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const mayWrite = useMay("trade.write");
  const mayApprove = useMay("trade.approve");
  const [doing, setDoing] = useState<"share" | "arrival" | "refund" | null>(null);
  const close = () => setDoing(null);
  const at = { params: { path: { payment_id: id } } };
  const found = useQuery(query("/payments/{payment_id}", at));
  const settle = async (said: string) => {
    toast(said);
    await invalidatePaths(queries, [...MONEY_PATHS]);
  };
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
                payment.state !== "cancelled" && Number(payment.unallocated) > 0 ? (
                  <Money key="left" amount={payment.unallocated} currency={payment.currency} />
                ) : null,
              ],
              [
                t`Rate`,
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
          <PaymentParts payment={payment} mayRefund={mayApprove} />
          {mayWrite && payment.state !== "cancelled" && payment.company ? (
            <Button variant="default" onClick={() => setDoing("share")}>
              <Trans>Share it out anew</Trans>
            </Button>
          ) : null}
          {mayWrite && payment.state === "slip" ? (
            <Button onClick={() => setDoing("arrival")}>
              <Trans>The money is in</Trans>
            </Button>
          ) : null}
          {mayApprove && payment.state === "received" && Number(payment.unallocated) > 0 ? (
            <Button variant="default" onClick={() => setDoing("refund")}>
              <Trans>Pay money back</Trans>
            </Button>
          ) : null}
          {doing === "share" ? <ShareOut payment={payment} onClose={close} /> : null}
          {doing === "arrival" ? <ArrivalForm payment={payment} onClose={close} /> : null}
          {doing === "refund" ? <RefundForm payment={payment} onClose={close} /> : null}
          {mayWrite && payment.state !== "cancelled" && payment.refunds.length === 0 ? (
            <Button variant="subtle" color="red" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              <Trans>Cancel this payment</Trans>
            </Button>
          ) : null}
        </div>
      )}
    </SidePanel>
  );
}
