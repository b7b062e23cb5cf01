import { Trans, useLingui } from "@lingui/react/macro";
import { Stack, Switch, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { MailboxValues } from "../form";
import { ServerFields } from "./ServerFields";

/** All that signing in to the servers needs besides the secret. */
export function ServerSettings({ form }: { form: UseFormReturnType<MailboxValues> }) {
  const { t } = useLingui();
  return (
    <Stack gap="lg">
      <TextInput
        label={t`User name`}
        description={t`Mostly the mail address itself.`}
        dir="ltr"
        autoComplete="off"
        {...form.getInputProps("username")}
      />
      <ServerFields form={form} which="imap" legend={t`Reading mail (IMAP)`} />
      <Switch
        label={<Trans>Send mail through this mailbox too</Trans>}
        {...form.getInputProps("sends", { type: "checkbox" })}
      />
      {form.values.sends ? <ServerFields form={form} which="smtp" legend={t`Sending mail (SMTP)`} /> : null}
    </Stack>
  );
}
