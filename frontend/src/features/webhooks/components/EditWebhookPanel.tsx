import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NumberInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Webhook } from "@/api/types";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { useApiForm } from "@/ui/forms/useApiForm";
import { SidePanel } from "@/ui/shell/SidePanel";
import { SecretShown } from "./SecretShown";
import { asBody, startsWithHttp, WebhookFields, type WebhookValues } from "./WebhookFields";
import classes from "./webhooks.module.css";

/** Changes a webhook, gives it a new secret, removes it. */
export function EditWebhookPanel({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [secret, setSecret] = useState<string | null>(null);
  const [hours, setHours] = useState(24);
  const path = { webhook_id: webhook.id };
  const refresh = () => invalidatePaths(queries, ["/webhooks", "/webhooks/{webhook_id}"]);
  const api = useApiForm({
    initialValues: {
      ...webhook,
      every: webhook.event_types.length === 0 ? "all" : "some",
    } as WebhookValues,
    validate: {
      url: startsWithHttp(t`Enter an address that begins with https://.`),
      event_types: (types, { every }) =>
        every === "all" || types.length > 0 ? null : t`Choose at least one.`,
    },
    submit: (values: WebhookValues) =>
      data(
        client.PATCH("/webhooks/{webhook_id}", {
          params: { path },
          headers: ifMatch(webhook.version),
          body: asBody(values),
        }),
      ),
    onDone: () => {
      toast(t`Saved.`);
      void refresh();
      onClose();
    },
  });
  const renew = useMutation({
    mutationFn: () =>
      data(
        client.POST("/webhooks/{webhook_id}/secrets", { params: { path }, body: { overlap_hours: hours } }),
      ),
    onSuccess: (answer) => {
      setSecret(answer.secret);
      void refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => client.DELETE("/webhooks/{webhook_id}", { params: { path } }),
    onSuccess: async () => {
      toast(t`The webhook is removed.`);
      await navigate({ to: "/settings/webhooks", search: {} });
      await invalidatePaths(queries, ["/webhooks"]);
    },
  });
  if (secret) {
    return (
      <SidePanel title={t`The new secret`} recordId="secret" onClose={onClose}>
        <SecretShown secret={secret} onClose={onClose} />
      </SidePanel>
    );
  }
  return (
    <SidePanel title={t`Settings of the webhook`} recordId="edit" onClose={onClose}>
      <ApiFormFrame api={api} label={t`Settings of the webhook`}>
        <WebhookFields form={api.form} />
        <Button type="submit" mt="lg" loading={api.isPending}>
          <Trans>Save</Trans>
        </Button>
      </ApiFormFrame>
      <h3 className={classes.heading}>
        <Trans>Signing secret</Trans>
      </h3>
      <NumberInput
        label={t`Hours for which the old secret signs too`}
        description={t`Both signatures are sent meanwhile, so that nothing fails while you change it over there.`}
        min={0}
        max={168}
        allowDecimal={false}
        value={hours}
        onChange={(value) => setHours(Number(value) || 0)}
        mb="sm"
      />
      <ConfirmButton
        label={<Trans>Make a new secret</Trans>}
        consequence={
          hours > 0 ? (
            <Trans>The new secret is shown once. The old one ends after the hours that you chose.</Trans>
          ) : (
            <Trans>Your program refuses our messages until it has the new secret.</Trans>
          )
        }
        loading={renew.isPending}
        onConfirm={() => renew.mutate()}
      />
      <h3 className={classes.heading}>
        <Trans>Remove</Trans>
      </h3>
      <ConfirmButton
        label={<Trans>Remove the webhook</Trans>}
        consequence={<Trans>It is told nothing more. What waits for it and its log are lost.</Trans>}
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
        c="var(--l-danger)"
      />
    </SidePanel>
  );
}
