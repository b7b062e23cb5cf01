import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { MailboxCheck } from "@/api/types";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import { Section } from "@/ui/shell/Section";
import { checks, connection, emptyMailbox, found, type MailboxValues } from "../form";
import { useFoundSettings } from "../hooks/useFoundSettings";
import { CheckSteps } from "./CheckSteps";
import { FoundSettings } from "./FoundSettings";
import { SecretField } from "./SecretField";
import { ServerSettings } from "./ServerSettings";

type Test = { at: "none" } | { at: "running" } | { at: "done"; check: MailboxCheck };

const onlySendingFailed = (check: MailboxCheck) =>
  check.steps.every(({ step, ok }) => ok || step === "smtp") && check.steps.some(({ ok }) => !ok);

/** Address and secret → found settings → live test → the mailbox, which starts to fetch at once. */
export function NewMailboxForm() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [manual, setManual] = useState(false);
  const [test, setTest] = useState<Test>({ at: "none" });

  const api = useApiForm({
    initialValues: emptyMailbox,
    draft: "mailbox.new",
    secret: ["secret"],
    validate: { ...checks, secret: required },
    submit: async (values: MailboxValues) => {
      const { secret, display_name, sync_since } = values;
      const target = connection(values);
      setTest({ at: "running" });
      const check = await data(client.POST("/mailbox-checks", { body: { ...target, secret } }));
      setTest({ at: "done", check });
      if (!check.ok) return null;
      const body = {
        ...target,
        secret,
        display_name: display_name.trim(),
        sync_since: sync_since || null,
      };
      return data(client.POST("/mailboxes", { body }));
    },
    onDone: (mailbox) => {
      if (mailbox === null) return false;
      void invalidatePaths(queries, ["/mailboxes"]);
      void navigate({ to: "/settings/mailboxes/$mailboxId", params: { mailboxId: mailbox.id } });
      return undefined;
    },
    onRefused: () => {
      setTest({ at: "none" });
      return false;
    },
  });
  const { form } = api;
  const settings = useFoundSettings(form.values.address);

  // Found settings fill the form, unless the reader has taken it into their own hands.
  const applied = useRef<unknown>(null);
  useEffect(() => {
    if (!settings.data || manual || applied.current === settings.data) return;
    applied.current = settings.data;
    form.setValues(found(settings.data));
  }, [settings.data, manual, form]);
  const open = manual || settings.isError;
  const failed = test.at === "done" && !test.check.ok ? test.check : null;

  return (
    <ApiFormFrame api={api} label={t`Add a mailbox`}>
      <Section title={<Trans>Address and secret</Trans>}>
        <Stack gap="lg" maw={480}>
          <TextInput
            type="email"
            label={t`Mail address`}
            autoFocus
            dir="ltr"
            autoComplete="off"
            {...form.getInputProps("address")}
          />
          {open ? null : (
            <FoundSettings
              settings={settings.data}
              searching={settings.isFetching}
              onEdit={() => setManual(true)}
            />
          )}
          <SecretField
            kind={settings.data?.secret_kind}
            help={settings.data?.help}
            {...form.getInputProps("secret")}
          />
        </Stack>
      </Section>
      {open ? (
        <Section
          title={<Trans>Servers</Trans>}
          description={
            settings.data ? null : (
              <Trans>Nothing was found for this address. Your provider's help page names these.</Trans>
            )
          }
        >
          <ServerSettings form={form} />
        </Section>
      ) : null}
      <Section title={<Trans>If you like</Trans>}>
        <Stack gap="lg" maw={480}>
          <TextInput
            label={t`Name of the mailbox`}
            description={t`Such as “Sales, Americas”.`}
            dir="auto"
            autoComplete="off"
            {...form.getInputProps("display_name")}
          />
          <TextInput
            type="date"
            label={t`Fetch mail since`}
            description={t`Empty: all of it. The newest comes first either way.`}
            {...form.getInputProps("sync_since")}
          />
        </Stack>
      </Section>
      {test.at === "none" ? null : (
        <Section title={<Trans>Test</Trans>}>
          <CheckSteps check={test.at === "done" ? test.check : null} sends={form.values.sends} />
        </Section>
      )}
      <Group>
        <Button type="submit" size="md" loading={api.isPending}>
          {failed ? <Trans>Test again and add</Trans> : <Trans>Test and add</Trans>}
        </Button>
        {failed && onlySendingFailed(failed) ? (
          <Button
            variant="default"
            size="md"
            onClick={() => {
              form.setFieldValue("sends", false);
              setManual(true);
            }}
          >
            <Trans>Use it for reading only</Trans>
          </Button>
        ) : null}
        <Button component={Link} to="/settings/mailboxes" variant="subtle" color="gray" size="md">
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </ApiFormFrame>
  );
}
