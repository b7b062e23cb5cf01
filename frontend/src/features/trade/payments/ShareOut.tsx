import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer, TextInput } from "@mantine/core";
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
import { DayText } from "../shared/DayText";
import { MONEY_PATHS } from "./paths";
import type { OpenLine, Payment } from "./types";
import { DUE_LABELS } from "./words";

interface Props {
  payment: Payment;
  onClose: () => void;
}

/** Shares a payment out anew over what its company owes in its currency: one wire to many orders. */
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

/** What a line gets now; what names no line of its order stands on the first one. */
function startOf(payment: Payment, lines: OpenLine[]): Record<string, string> {
  const given: Record<string, number> = {};
  for (const part of payment.parts.filter(({ kind }) => kind === "money")) {
    const line =
      lines.find((each) => each.due_line_id === part.due_line_id) ??
      lines.find((each) => each.order_id === part.order_id);
    if (line) given[line.due_line_id] = (given[line.due_line_id] ?? 0) + Number(part.settles);
  }
  return Object.fromEntries(Object.entries(given).map(([id, amount]) => [id, String(amount)]));
}

function Lines({ payment, lines, onClose }: Props & { lines: OpenLine[] }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [given, setGiven] = useState(() => startOf(payment, lines));
  const shared = Object.values(given).reduce((sum, amount) => sum + (Number(amount) || 0), 0);
  const left = Math.round((Number(payment.amount) - shared) * 1000) / 1000;
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/payments/{payment_id}/parts", {
          params: { path: { payment_id: payment.id } },
          body: {
            parts: [
              ...lines
                .filter((line) => Number(given[line.due_line_id]) > 0)
                .map((line) => ({
                  order_id: line.order_id,
                  due_line_id: line.due_line_id,
                  kind: "money" as const,
                  settles: given[line.due_line_id] ?? "0",
                })),
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
        <TextInput
          key={line.due_line_id}
          label={`${line.order_number} · ${i18n._(DUE_LABELS[line.label as "deposit"])}`}
          description={
            <>
              <Trans>open</Trans> <Money amount={line.open} currency={line.currency} />
              {line.due_on ? (
                <>
                  {" · "}
                  <DayText day={line.due_on} />
                </>
              ) : null}
            </>
          }
          inputMode="decimal"
          dir="ltr"
          placeholder="0"
          value={given[line.due_line_id] ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setGiven((known) => ({ ...known, [line.due_line_id]: value }));
          }}
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
