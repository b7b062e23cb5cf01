import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { useEnter } from "@/api/session";
import { currentLocale } from "@/i18n/activate";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { email, MIN_PASSWORD, newPassword, required } from "@/ui/forms/validators";
import { PublicFrame } from "@/ui/shell/PublicFrame";

/** A company and its first user; the language and the time zone are those of the browser. */
export function SignUpPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const enter = useEnter();
  const api = useApiForm({
    initialValues: { tenant_name: "", name: "", email: "", password: "" },
    draft: "sign-up",
    secret: ["password"],
    validate: { tenant_name: required, name: required, email, password: newPassword },
    submit: (values) =>
      data(
        client.POST("/sign-up", {
          body: {
            ...values,
            email: values.email.trim(),
            locale: currentLocale(),
            time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          },
        }),
      ),
    onDone: (me) => {
      enter(me);
      void navigate({ to: "/settings/mailboxes" });
    },
  });
  const { form } = api;

  return (
    <PublicFrame
      title={t`Open an account`}
      description={<Trans>For your company; colleagues join by invitation.</Trans>}
      footer={
        <Trans>
          Already have one?{" "}
          <Anchor component={Link} to="/sign-in">
            Sign in
          </Anchor>
        </Trans>
      }
    >
      <ApiFormFrame api={api} label={t`Open an account`}>
        <Stack gap="md">
          <TextInput
            label={t`Name of your company`}
            autoComplete="organization"
            autoFocus
            dir="auto"
            {...form.getInputProps("tenant_name")}
          />
          <TextInput label={t`Your name`} autoComplete="name" dir="auto" {...form.getInputProps("name")} />
          <TextInput
            type="email"
            label={t`Mail address`}
            autoComplete="username"
            dir="ltr"
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label={t`Password`}
            description={t`At least ${MIN_PASSWORD} characters; a short sentence is good.`}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
            {...form.getInputProps("password")}
          />
          <Button type="submit" size="md" fullWidth loading={api.isPending}>
            <Trans>Open the account</Trans>
          </Button>
        </Stack>
      </ApiFormFrame>
    </PublicFrame>
  );
}
