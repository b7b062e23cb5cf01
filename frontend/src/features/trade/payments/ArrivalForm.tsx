import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "../papers/papers.module.css";
import { MONEY_PATHS } from "./paths";
import type { Payment } from "./types";

/** The money of a slip is in: on which day, how much of it, and what banks took on the way. */
export function ArrivalForm({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: {
      received_on: today(),
      amount: String(Number(payment.amount)),
      charges: Number(payment.charges) > 0 ? String(Number(payment.charges)) : "",
    },
    submit: (values) =>
      data(
        client.POST("/payments/{payment_id}/arrivals", {
          params: { path: { payment_id: payment.id } },
          body: {
            received_on: values.received_on,
            amount: values.amount.trim(),
            charges: values.charges.trim() || "0",
          },
        }),
      ),
    onDone: () => {
      toast(t`The money is in.`);
      void invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
  });
  const field = api.form.getInputProps;
  return (
    <Modal opened onClose={onClose} title={t`The money is in`} closeButtonProps={{ "aria-label": t`Close` }}>
      <ApiFormFrame api={api} label={t`The money is in`}>
        <div className={classes.stack}>
          <TextInput label={t`Date`} type="date" required {...field("received_on")} />
          <TextInput
            label={t`Credited, ${payment.currency}`}
            required
            inputMode="decimal"
            dir="ltr"
            {...field("amount")}
          />
          <TextInput
            label={t`Taken by banks`}
            placeholder="0"
            inputMode="decimal"
            dir="ltr"
            {...field("charges")}
          />
          <Button type="submit" loading={api.isPending}>
            <Trans>Note it</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Modal>
  );
}
