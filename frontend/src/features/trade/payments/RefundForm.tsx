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

/** Notes that what a receipt has left was paid back, in whole or in part. */
export function RefundForm({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: {
      amount: String(Number(payment.unallocated)),
      refunded_on: today(),
      reference: "",
      reason: "",
    },
    validate: { reason: (value) => (value.trim().length < 3 ? t`Say why.` : null) },
    submit: (values) =>
      data(
        client.POST("/payments/{payment_id}/refunds", {
          params: { path: { payment_id: payment.id } },
          body: { ...values, amount: values.amount.trim(), reference: values.reference.trim() || null },
        }),
      ),
    onDone: () => {
      toast(t`The refund is noted.`);
      void invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
  });
  const field = api.form.getInputProps;
  return (
    <Modal opened onClose={onClose} title={t`Pay money back`} closeButtonProps={{ "aria-label": t`Close` }}>
      <ApiFormFrame api={api} label={t`Pay money back`}>
        <div className={classes.stack}>
          <TextInput
            label={t`Amount, ${payment.currency}`}
            required
            inputMode="decimal"
            dir="ltr"
            {...field("amount")}
          />
          <TextInput label={t`Date`} type="date" required {...field("refunded_on")} />
          <TextInput label={t`Reference`} dir="ltr" {...field("reference")} />
          <TextInput label={t`Why`} data-autofocus {...field("reason")} />
          <Button type="submit" loading={api.isPending}>
            <Trans>Note the refund</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Modal>
  );
}
