import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./tracking.module.css";

/** Puts one address on the list by hand. */
export function NewSuppressionPanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: { address: "", note: "" },
    validate: { address: (value) => (value.includes("@") ? null : t`Enter an e-mail address.`) },
    submit: (values) => data(client.POST("/suppressions", { body: values })),
    onDone: () => {
      toast(t`Nothing is sent there any more.`);
      void invalidatePaths(queries, ["/suppressions"]);
      onClose();
    },
    draft: "suppression.new",
  });
  return (
    <SidePanel title={t`Add an address`} recordId="new" onClose={onClose}>
      <ApiFormFrame api={api} label={t`Add an address`}>
        <div className={classes.fields}>
          <TextInput
            label={t`E-mail address`}
            description={t`@example.com stands for everybody there.`}
            inputMode="email"
            dir="ltr"
            data-autofocus
            {...api.form.getInputProps("address")}
          />
          <TextInput
            label={t`Note`}
            description={t`Who asked for it, and how.`}
            {...api.form.getInputProps("note")}
          />
          <Button type="submit" loading={api.isPending}>
            <Trans>Send nothing there any more</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </SidePanel>
  );
}
