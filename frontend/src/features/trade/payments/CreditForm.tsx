import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "../papers/papers.module.css";
import { MONEY_PATHS } from "./paths";
import type { CreditView } from "./types";

interface Props {
  companyId: string;
  credit: CreditView;
  onClose: () => void;
}

/** How much a company may owe, and how much of it an insurer covers. An empty limit takes it away. */
export function CreditForm({ companyId, credit, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: {
      currency: credit.currency,
      amount: credit.limit ?? "",
      insured: Number(credit.insured) > 0 ? credit.insured : "",
      insurer: credit.insurer ?? "",
      insured_until: credit.insured_until ?? "",
      note: credit.note ?? "",
    },
    submit: (values) =>
      data(
        client.PUT("/companies/{company_id}/credit", {
          params: { path: { company_id: companyId } },
          body: {
            currency: values.currency,
            amount: values.amount.trim() || null,
            insured: values.insured.trim() || "0",
            insurer: values.insurer || null,
            insured_until: values.insured_until || null,
            note: values.note || null,
          },
        }),
      ),
    onDone: () => {
      toast(t`The credit limit is set.`);
      void invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
  });
  const field = api.form.getInputProps;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t`Credit limit`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <ApiFormFrame api={api} label={t`Credit limit`}>
        <div className={classes.fields}>
          <TextInput
            label={t`May owe`}
            description={t`Empty: no limit.`}
            inputMode="decimal"
            dir="ltr"
            {...field("amount")}
          />
          <TextInput
            label={t`Currency`}
            description={t`Three letters, such as USD.`}
            maxLength={3}
            dir="ltr"
            {...field("currency")}
          />
          <TextInput label={t`Insured`} inputMode="decimal" dir="ltr" {...field("insured")} />
          <TextInput label={t`Insurer`} {...field("insurer")} />
          <TextInput label={t`Insured until`} type="date" {...field("insured_until")} />
          <TextInput label={t`Note`} {...field("note")} />
          <Button type="submit" loading={api.isPending} className={classes.wide}>
            <Trans>Set it</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Drawer>
  );
}
