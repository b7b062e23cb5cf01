import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Scope } from "@/api/types";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { CopyField } from "@/ui/forms/CopyField";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import { SidePanel } from "@/ui/shell/SidePanel";
import { SCOPES, scopeHelp, scopeNames } from "./ScopeNames";

/** Makes a key and shows it, this one time. */
export function NewApiKeyPanel({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [key, setKey] = useState<string | null>(null);
  const api = useApiForm({
    initialValues: { name: "", scopes: ["read"] as Scope[], expires_at: "" },
    draft: "api-key.new",
    validate: {
      name: required,
      scopes: (scopes) => (scopes.length > 0 ? null : t`Choose at least one.`),
    },
    submit: ({ name, scopes, expires_at }) => {
      // A day that was chosen counts to its end, in the reader's own zone.
      const until = expires_at === "" ? null : new Date(`${expires_at}T23:59:59`).toISOString();
      return data(client.POST("/api-keys", { body: { name: name.trim(), scopes, expires_at: until } }));
    },
    onDone: (made) => {
      setKey(made.key);
      void invalidatePaths(queries, ["/api-keys"]);
    },
  });
  if (key !== null) {
    return (
      <SidePanel title={t`The key is ready`} recordId="made" onClose={onClose}>
        <p style={{ marginBlockStart: 0 }}>
          <Trans>Copy it now: it is shown only this once and kept nowhere in readable form.</Trans>
        </p>
        <CopyField value={key} label={t`API key`} />
        <Button mt="lg" onClick={onClose}>
          <Trans>I have copied it</Trans>
        </Button>
      </SidePanel>
    );
  }
  const { form } = api;
  return (
    <SidePanel title={t`New API key`} recordId="new" onClose={onClose}>
      <ApiFormFrame api={api} label={t`New API key`}>
        <Stack gap="lg">
          <TextInput
            label={t`Name`}
            description={t`What it is for, such as “Webshop orders”.`}
            autoFocus
            dir="auto"
            autoComplete="off"
            {...form.getInputProps("name")}
          />
          <Checkbox.Group label={t`Rights`} {...form.getInputProps("scopes")}>
            <Stack gap="sm" mt="xs">
              {SCOPES.map((scope) => (
                <Checkbox
                  key={scope}
                  value={scope}
                  label={i18n._(scopeNames[scope])}
                  description={i18n._(scopeHelp[scope])}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <TextInput
            type="date"
            label={t`Valid until`}
            description={t`Empty: until you revoke it.`}
            {...form.getInputProps("expires_at")}
          />
          <div>
            <Button type="submit" loading={api.isPending}>
              <Trans>Make the key</Trans>
            </Button>
          </div>
        </Stack>
      </ApiFormFrame>
    </SidePanel>
  );
}
