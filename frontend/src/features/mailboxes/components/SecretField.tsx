import { useLingui } from "@lingui/react/macro";
import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import type { MailboxSettings } from "@/api/types";

interface Props extends PasswordInputProps {
  kind: MailboxSettings["secret_kind"] | undefined;
  /** How to get the secret at this provider. */
  help?: string | null;
}

/** The secret of a mailbox under the name that its provider gives it. */
export function SecretField({ kind = "password", help, ...props }: Props) {
  const { t } = useLingui();
  const labels: Record<MailboxSettings["secret_kind"], string> = {
    password: t`Password of the mailbox`,
    authorization_code: t`Authorization code`,
    app_password: t`App password`,
    oauth: t`Password of the mailbox`,
  };
  return (
    <PasswordInput
      label={labels[kind]}
      description={help}
      dir="ltr"
      autoComplete="off"
      visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
      {...props}
    />
  );
}
