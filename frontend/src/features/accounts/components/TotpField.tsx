import { useLingui } from "@lingui/react/macro";
import { TextInput, type TextInputProps } from "@mantine/core";

/** The code of an authenticator app, or a recovery code; phones offer the digits and what arrived by message. */
export function TotpField(props: TextInputProps) {
  const { t } = useLingui();
  return (
    <TextInput
      label={t`Code`}
      description={t`Without your phone, type one of your recovery codes.`}
      autoComplete="one-time-code"
      inputMode="text"
      maxLength={32}
      dir="ltr"
      className="numeric"
      {...props}
    />
  );
}
