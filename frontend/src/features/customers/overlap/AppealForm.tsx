import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";

interface Props {
  about: { check_id?: string | null; company_id?: string | null };
  onDone: () => void;
  onCancel: () => void;
}

/** Why a colleague's customer should be the reader's, for a manager. */
export function AppealForm({ about, onDone, onCancel }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: { reason: "" },
    validate: { reason: required },
    draft: "appeal",
    submit: ({ reason }) => data(client.POST("/overlap/appeals", { body: { reason, ...about } })),
    onDone: () => {
      void invalidatePaths(queries, [
        "/overlap/appeals",
        "/overlap/news",
        "/overlap/conversations/{conversation_id}",
      ]);
      toast(<Trans>A manager will decide. You will both be told.</Trans>);
      onDone();
    },
  });
  return (
    <ApiFormFrame api={api} label={t`Ask a manager to decide`}>
      <Textarea
        label={t`Why should this customer be yours, or both's?`}
        autosize
        minRows={2}
        dir="auto"
        data-autofocus
        autoFocus
        key={api.form.key("reason")}
        {...api.form.getInputProps("reason")}
      />
      <Group gap="sm" mt="sm">
        <Button type="submit" size="xs" loading={api.isPending}>
          <Trans>Send to the manager</Trans>
        </Button>
        <Button type="button" size="xs" variant="subtle" color="gray" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </ApiFormFrame>
  );
}
