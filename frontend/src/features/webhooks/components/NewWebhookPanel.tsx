import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { SidePanel } from "@/ui/shell/SidePanel";
import { SecretShown } from "./SecretShown";
import { asBody, startsWithHttp, WebhookFields, type WebhookValues } from "./WebhookFields";

const EMPTY: WebhookValues = {
  url: "",
  description: "",
  every: "all",
  event_types: [],
  scope: "read",
  active: true,
};

/** Adds a webhook and shows its secret, this one time. */
export function NewWebhookPanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const api = useApiForm({
    initialValues: EMPTY,
    draft: "webhook.new",
    validate: {
      url: startsWithHttp(t`Enter an address that begins with https://.`),
      event_types: (types, { every }) =>
        every === "all" || types.length > 0 ? null : t`Choose at least one.`,
    },
    submit: (values: WebhookValues) => data(client.POST("/webhooks", { body: asBody(values) })),
    onDone: ({ webhook, secret }) => {
      setMade({ id: webhook.id, secret });
      void invalidatePaths(queries, ["/webhooks"]);
    },
  });
  if (made) {
    const open = () => void navigate({ to: "/settings/webhooks/$webhookId", params: { webhookId: made.id } });
    return (
      <SidePanel title={t`The webhook is ready`} recordId="made" onClose={onClose}>
        <SecretShown secret={made.secret} onClose={open} />
      </SidePanel>
    );
  }
  return (
    <SidePanel title={t`New webhook`} recordId="new" onClose={onClose}>
      <ApiFormFrame api={api} label={t`New webhook`}>
        <WebhookFields form={api.form} />
        <Button type="submit" mt="lg" loading={api.isPending}>
          <Trans>Add it</Trans>
        </Button>
      </ApiFormFrame>
    </SidePanel>
  );
}
