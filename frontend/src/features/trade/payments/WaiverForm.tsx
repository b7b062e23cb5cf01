import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "../papers/papers.module.css";
import { MONEY_PATHS } from "./paths";

interface Props {
  orderId: string;
  currency: string;
  open: string;
  onClose: () => void;
}

/** Lets a small rest of an order go, with its reason. */
export function WaiverForm({ orderId, currency, open, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: { settles: open, reason: "" },
    validate: { reason: (value) => (value.trim().length < 3 ? t`Say why.` : null) },
    submit: (values) =>
      data(
        client.POST("/orders/{order_id}/waivers", {
          params: { path: { order_id: orderId } },
          body: { settles: values.settles.trim(), reason: values.reason },
        }),
      ),
    onDone: () => {
      toast(t`The rest is let go; it stays visible with its reason.`);
      void invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t`Let a rest go`} closeButtonProps={{ "aria-label": t`Close` }}>
      <ApiFormFrame api={api} label={t`Let a rest go`}>
        <div className={classes.stack}>
          <TextInput
            label={t`Amount, ${currency}`}
            inputMode="decimal"
            dir="ltr"
            {...api.form.getInputProps("settles")}
          />
          <TextInput label={t`Why`} data-autofocus {...api.form.getInputProps("reason")} />
          <Button type="submit" loading={api.isPending}>
            <Trans>Let it go</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Modal>
  );
}
