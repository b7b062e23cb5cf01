import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import classes from "../papers/papers.module.css";
import { PartInputs } from "./PartInputs";
import { type Given, moneyParts, plus, startOf } from "./parts";
import { MONEY_PATHS } from "./paths";
import type { OpenLine, Payment } from "./types";

interface Props {
  payment: Payment;
  onClose: () => void;
}

/** Shares a payment out anew over what its company owes: one wire to many orders, in their currencies. */
export function ShareOut({ payment, onClose }: Props) {
  const { t } = useLingui();
  const open = useQuery(
    query("/payments/proposals", {
      params: {
        query: {
          company_id: payment.company?.id ?? "",
          currency: payment.currency,
          amount: payment.amount,
          charges: payment.charges,
          bear: payment.parts.some((part) => part.kind === "bank_charge"),
          payment_id: payment.id,
        },
      },
    }),
  );
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t`Share the payment out`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      {open.error ? (
        <ErrorState error={open.error} onRetry={() => void open.refetch()} />
      ) : open.data === undefined ? (
        <TextSkeleton lines={5} />
      ) : (
        <Lines payment={payment} lines={open.data} onClose={onClose} />
      )}
    </Drawer>
  );
}

function Lines({ payment, lines, onClose }: Props & { lines: OpenLine[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [given, setGiven] = useState(() => startOf(payment, lines));
  const shared = Object.values(given).reduce((sum, { paid }) => plus(sum, paid), "0");
  const left = Number(plus(payment.amount, `-${plus(shared, payment.refunded)}`));
  const givenTo = (line: OpenLine): Given => given[line.due_line_id] ?? { paid: "", settles: "" };
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/payments/{payment_id}/parts", {
          params: { path: { payment_id: payment.id } },
          body: {
            parts: [
              ...moneyParts(lines, givenTo),
              ...payment.parts
                .filter((part) => part.kind === "bank_charge")
                .map((part) => ({
                  order_id: part.order_id,
                  due_line_id: part.due_line_id,
                  kind: "bank_charge" as const,
                  settles: part.settles,
                  amount: part.amount,
                })),
            ],
          },
        }),
      ),
    onSuccess: async () => {
      toast(t`The payment is shared out.`);
      await invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
    onError: toastProblem,
  });
  return (
    <div className={classes.stack}>
      <p className={classes.muted} style={{ margin: 0 }}>
        <Trans>
          Credited: <Money amount={payment.amount} currency={payment.currency} />. What settles nothing stays
          on the customer's account.
        </Trans>
      </p>
      {lines.map((line) => (
        <PartInputs
          key={line.due_line_id}
          line={{ ...line, charge: "0" }}
          currency={payment.currency}
          given={givenTo(line)}
          onChange={(changed) => setGiven((known) => ({ ...known, [line.due_line_id]: changed }))}
        />
      ))}
      {left < 0 ? (
        <StatusText tone="danger">{t`The parts come to more than was received.`}</StatusText>
      ) : (
        <p className={classes.muted} style={{ margin: 0 }} aria-live="polite">
          <Trans>
            Left on account: <Money amount={String(left)} currency={payment.currency} />
          </Trans>
        </p>
      )}
      <Button loading={save.isPending} disabled={left < 0} onClick={() => save.mutate()}>
        <Trans>Share it out</Trans>
      </Button>
    </div>
  );
}
