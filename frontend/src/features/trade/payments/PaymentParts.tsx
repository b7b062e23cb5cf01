import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Money } from "@/ui/records/Money";
import classes from "../papers/papers.module.css";
import { DayText } from "../shared/DayText";
import { MONEY_PATHS } from "./paths";
import type { Payment } from "./types";
import { KINDS_OF_PART } from "./words";

/** What a payment settles, and what of it was paid back. */
export function PaymentParts({ payment, mayRefund }: { payment: Payment; mayRefund: boolean }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const drop = useMutation({
    mutationFn: (refund: string) =>
      data(
        client.DELETE("/payments/{payment_id}/refunds/{refund_id}", {
          params: { path: { payment_id: payment.id, refund_id: refund } },
        }),
      ),
    onSuccess: async () => {
      toast(t`The note of the refund is taken back.`);
      await invalidatePaths(queries, [...MONEY_PATHS]);
    },
    onError: toastProblem,
  });
  return (
    <>
      <ul className={classes.list} aria-label={t`What it settles`}>
        {payment.parts.map((part) => (
          <li key={part.id} className={classes.row}>
            <Link to="/orders/$id" params={{ id: part.order_id }}>
              <bdi>{part.order_number}</bdi>
            </Link>
            <Money amount={part.settles} currency={part.currency} />
            <span className={classes.muted}>{i18n._(KINDS_OF_PART[part.kind])}</span>
            {part.currency === payment.currency ? null : (
              <span className={classes.muted}>
                <Trans>
                  for <Money amount={part.amount} currency={payment.currency} />
                </Trans>
              </span>
            )}
            {Number(part.exchange_difference) !== 0 ? (
              <span className={classes.muted}>
                {Number(part.exchange_difference) > 0 ? t`exchange gain` : t`exchange loss`}{" "}
                <span dir="ltr">{Math.abs(Number(part.exchange_difference)).toFixed(2)}</span>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {payment.refunds.length > 0 ? (
        <ul className={classes.list} aria-label={t`Paid back`}>
          {payment.refunds.map((refund) => (
            <li key={refund.id} className={classes.row}>
              <span>
                <Trans>Paid back</Trans>
              </span>
              <Money amount={refund.amount} currency={payment.currency} />
              <span className={classes.muted}>
                <DayText day={refund.refunded_on} /> · <bdi>{refund.reason}</bdi>
                {refund.reference ? (
                  <>
                    {" · "}
                    <bdi>{refund.reference}</bdi>
                  </>
                ) : null}
              </span>
              {mayRefund ? (
                <ActionIcon
                  className={classes.end}
                  variant="subtle"
                  color="gray"
                  aria-label={t`Take the note of this refund back`}
                  loading={drop.isPending}
                  onClick={() => drop.mutate(refund.id)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
