import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client as api, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { OAuthClient } from "@/api/types";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { CopyField } from "@/ui/forms/CopyField";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import { StatusText } from "@/ui/records/StatusText";
import { Section } from "@/ui/shell/Section";
import classes from "./accounts.module.css";
import { OAuthSteps } from "./OAuthSteps";

interface Props {
  client: OAuthClient;
  editable: boolean;
}

/** One provider: whether people can sign in with it, through whose registration, and the fields of our own. */
export function OAuthClientSection({ client, editable }: Props) {
  const { t } = useLingui();
  const { name } = client;
  const state =
    client.set_up_by === "tenant" ? (
      <StatusText tone="ok">
        <Trans>Set up by your company</Trans>
      </StatusText>
    ) : client.set_up_by === "operator" ? (
      <StatusText tone="ok">
        <Trans>Set up by the operator</Trans>
      </StatusText>
    ) : (
      <StatusText tone="quiet">
        <Trans>Not set up</Trans>
      </StatusText>
    );
  return (
    <Section title={name} action={state}>
      <Stack gap="lg" maw={560}>
        {client.set_up_by === "operator" ? (
          <Text size="sm" c="dimmed">
            <Trans>It works without a registration of your own. One of your own goes before it.</Trans>
          </Text>
        ) : null}
        <div>
          <Text size="sm" fw={500}>
            <Trans>Redirect address to enter there</Trans>
          </Text>
          <CopyField value={client.redirect_uri} label={t`Redirect address`} />
        </div>
        {editable ? (
          <>
            <OAuthSteps provider={client.provider} />
            <OAuthClientForm client={client} />
          </>
        ) : (
          <p className={classes.muted}>
            <Trans>Who manages mailboxes can change this.</Trans>
          </p>
        )}
      </Stack>
    </Section>
  );
}

function OAuthClientForm({ client }: { client: OAuthClient }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { name, provider } = client;
  const own = client.set_up_by === "tenant";
  const refresh = () => void invalidatePaths(queries, ["/mailbox-oauth-clients"]);
  const form = useApiForm({
    initialValues: { client_id: client.client_id ?? "", secret: "", directory: client.directory ?? "" },
    validate: { client_id: required },
    submit: ({ client_id, secret, directory }) =>
      data(
        api.PUT("/mailbox-oauth-clients/{provider}", {
          params: { path: { provider } },
          body: {
            client_id: client_id.trim(),
            secret: secret.trim() || null,
            directory: directory.trim() || null,
          },
        }),
      ),
    onDone: () => {
      toast(t`Saved; people can sign in with ${name} now.`);
      refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => api.DELETE("/mailbox-oauth-clients/{provider}", { params: { path: { provider } } }),
    onSuccess: () => {
      toast(t`The registration at ${name} is forgotten.`);
      refresh();
    },
  });
  const field = form.form.getInputProps;
  return (
    <ApiFormFrame api={form} label={t`Registration at ${name}`}>
      <Stack gap="md">
        <TextInput
          label={provider === "google" ? t`Client ID` : t`Application (client) ID`}
          dir="ltr"
          autoComplete="off"
          {...field("client_id")}
        />
        <PasswordInput
          label={t`Client secret`}
          placeholder={own ? t`Unchanged` : undefined}
          dir="ltr"
          autoComplete="off"
          visibilityToggleButtonProps={{ "aria-label": t`Show the client secret` }}
          {...field("secret")}
        />
        {provider === "microsoft" ? (
          <TextInput
            label={t`Directory (tenant) ID`}
            description={t`Only if the registration is for your company alone.`}
            dir="ltr"
            autoComplete="off"
            {...field("directory")}
          />
        ) : null}
        <Group>
          <Button type="submit" loading={form.isPending}>
            <Trans>Save</Trans>
          </Button>
          {own ? (
            <ConfirmButton
              label={<Trans>Forget it</Trans>}
              loading={remove.isPending}
              consequence={
                <Trans>
                  Mailboxes that were opened through it stop fetching until their people sign in again.
                </Trans>
              }
              onConfirm={() => remove.mutate()}
            />
          ) : null}
        </Group>
      </Stack>
    </ApiFormFrame>
  );
}
