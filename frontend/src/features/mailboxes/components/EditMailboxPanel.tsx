import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Divider, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { isProblem } from "@/api/problem";
import { invalidatePaths } from "@/api/query";
import type { Mailbox } from "@/api/types";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { SidePanel } from "@/ui/shell/SidePanel";
import { changes, checks, type MailboxValues, valuesOf } from "../form";
import { sendChange } from "../hooks/useChangeMailbox";
import { useFoundSettings } from "../hooks/useFoundSettings";
import { SecretField } from "./SecretField";
import { ServerSettings } from "./ServerSettings";
import { VisibilityField } from "./VisibilityField";

/** The name, the secret and the servers of a mailbox. An empty secret stays what it is. */
export function EditMailboxPanel({ mailbox, onClose }: { mailbox: Mailbox; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const settings = useFoundSettings(mailbox.address);
  const api = useApiForm({
    initialValues: valuesOf(mailbox),
    draft: `mailbox.${mailbox.id}.${mailbox.version}`,
    secret: ["secret"],
    validate: checks,
    submit: (values: MailboxValues) => sendChange(mailbox, changes(values, mailbox)),
    // After a conflict the newer record comes in, and saving again puts the reader's changes on top of it.
    onRefused: (error) => {
      if (isProblem(error) && error.isConflict) void invalidatePaths(queries, ["/mailboxes/{mailbox_id}"]);
      return false;
    },
    onDone: () => {
      toast(t`Saved; the mailbox is tried again now.`);
      void invalidatePaths(queries, ["/mailboxes", "/mailboxes/{mailbox_id}"]);
      onClose();
    },
  });
  const { form } = api;
  const discard = () => {
    api.discard();
    onClose();
  };
  return (
    <SidePanel title={t`Edit the mailbox`} recordId={mailbox.id} onClose={discard}>
      <VisibilityField mailbox={mailbox} />
      <Divider my="lg" />
      <ApiFormFrame api={api} label={t`Edit the mailbox`}>
        <Stack gap="lg">
          <TextInput
            label={t`Name of the mailbox`}
            dir="auto"
            autoComplete="off"
            {...form.getInputProps("display_name")}
          />
          {mailbox.auth === "password" && (
            <SecretField
              kind={settings.data?.secret_kind}
              help={settings.data?.help}
              placeholder={t`Unchanged`}
              {...form.getInputProps("secret")}
            />
          )}
          <ServerSettings form={form} />
          <div>
            <Button type="submit" loading={api.isPending}>
              <Trans>Save</Trans>
            </Button>
          </div>
        </Stack>
      </ApiFormFrame>
    </SidePanel>
  );
}
