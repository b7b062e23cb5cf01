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
import { checks, connection, emptyMailbox, found, type MailboxValues, optionsOf } from "../form";
import { useFoundSettings } from "../hooks/useFoundSettings";
import { useMailboxSignIn } from "../hooks/useMailboxSignIn";
import { CheckSteps } from "./CheckSteps";
import { ForeignHost } from "./ForeignHost";
import { FoundSettings } from "./FoundSettings";
import { MailboxOptions } from "./MailboxOptions";
import { SecretField } from "./SecretField";
import { SecretGuide } from "./SecretGuide";
import { ServerSettings } from "./ServerSettings";
import { SignInChoice } from "./SignInChoice";

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
      const { secret } = values;
      const target = connection(values);
      setTest({ at: "running" });
      const check = await data(client.POST("/mailbox-checks", { body: { ...target, secret } }));
      setTest({ at: "done", check });
      if (!check.ok) return null;
      const body = { ...target, ...optionsOf(values), secret };
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
  // Some providers let mail programs in through their own page alone.
  const onlyByPage = !open && settings.data?.secret_kind === "oauth" && settings.data.sign_in !== null;
  const signIn = useMailboxSignIn();
  const toProvider = () => {
    const provider = settings.data?.sign_in;
    if (!provider || form.validateField("address").hasError) return;
    signIn.mutate({ provider, address: form.values.address.trim(), ...optionsOf(form.values) });
  };
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
          {settings.data?.foreign_host && !open ? <ForeignHost host={settings.data.foreign_host} /> : null}
          {settings.data?.sign_in ? (
            <SignInChoice
              provider={settings.data.sign_in}
              optional={!onlyByPage}
              pending={signIn.isPending}
              error={signIn.error}
              onSignIn={toProvider}
            />
          ) : null}
          {onlyByPage ? null : (
            <>
              <SecretField
                kind={settings.data?.secret_kind}
                help={settings.data?.guide ? null : settings.data?.help}
                {...form.getInputProps("secret")}
              />
              {settings.data?.guide ? <SecretGuide guide={settings.data.guide} /> : null}
            </>
          )}
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
      <MailboxOptions form={form} />
      {test.at === "none" ? null : (
        <Section title={<Trans>Test</Trans>}>
          <CheckSteps check={test.at === "done" ? test.check : null} sends={form.values.sends} />
        </Section>
      )}
      <Group>
        {onlyByPage ? null : (
          <Button type="submit" size="md" loading={api.isPending}>
            {failed ? <Trans>Test again and add</Trans> : <Trans>Test and add</Trans>}
          </Button>
        )}
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
