import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { useEnter } from "@/api/session";
import type { InvitationPreview } from "@/api/types";
import { currentLocale } from "@/i18n/activate";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { MIN_PASSWORD, newPassword, required } from "@/ui/forms/validators";
import { roleNames } from "../roles";

interface Props {
  token: string;
  preview: InvitationPreview;
}

/** Who has an account already confirms with its password; who has none chooses a name and a password. */
export function AcceptInvitationForm({ token, preview }: Props) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const enter = useEnter();
  const known = preview.has_account;
  const role = i18n._(roleNames[preview.role]);
  const api = useApiForm({
    initialValues: { name: "", password: "" },
    secret: ["password"],
    validate: {
      name: (value) => (known ? null : required(value)),
      password: known ? required : newPassword,
    },
    submit: ({ name, password }) =>
      data(
        client.POST("/invitation-acceptances", {
          body: known
            ? { token, password }
            : {
                token,
                name: name.trim(),
                password,
                locale: currentLocale(),
                time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
              },
        }),
      ),
    onDone: (me) => {
      enter(me);
      void navigate({ to: "/" });
    },
  });
  const { form } = api;
  return (
    <>
      <p>
        <Trans>
          You are invited as <strong>{preview.email}</strong>, in the role: {role}.
        </Trans>
      </p>
      <ApiFormFrame api={api} label={t`Invitation`}>
        {/* Password managers file the new password under this address. */}
        <input type="hidden" autoComplete="username" value={preview.email} readOnly />
        <Stack gap="md">
          {known ? null : (
            <TextInput
              label={t`Your name`}
              autoComplete="name"
              autoFocus
              dir="auto"
              {...form.getInputProps("name")}
            />
          )}
          <PasswordInput
            label={t`Password`}
            description={
              known
                ? t`The password of the account that you have.`
                : t`At least ${MIN_PASSWORD} characters; a short sentence is good.`
            }
            autoComplete={known ? "current-password" : "new-password"}
            visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
            {...form.getInputProps("password")}
          />
          <Button type="submit" size="md" fullWidth loading={api.isPending}>
            <Trans>Join</Trans>
          </Button>
        </Stack>
      </ApiFormFrame>
    </>
  );
}
