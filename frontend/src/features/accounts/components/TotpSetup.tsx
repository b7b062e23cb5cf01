import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, TextInput } from "@mantine/core";
import { client, data } from "@/api/client";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { CopyField } from "@/ui/forms/CopyField";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import classes from "./accounts.module.css";

interface Props {
  secret: string;
  qrSvg: string;
  onCancel: () => void;
  onConfirmed: (recoveryCodes: string[]) => void;
}

/** The picture to scan, the same as text, and the first code as proof that the app has it. */
export function TotpSetup({ secret, qrSvg, onCancel, onConfirmed }: Props) {
  const { t } = useLingui();
  const api = useApiForm({
    initialValues: { code: "" },
    secret: ["code"],
    validate: { code: required },
    submit: ({ code }) => data(client.PUT("/profile/totp", { body: { code: code.replaceAll(/\s/g, "") } })),
    onDone: ({ recovery_codes }) => onConfirmed(recovery_codes),
  });
  return (
    <div className={classes.setup}>
      <img
        className={classes.qr}
        alt={t`QR code for your authenticator app`}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}`}
      />
      <div className={classes.narrow}>
        <p style={{ margin: 0 }}>
          <Trans>Scan this with your authenticator app, or type the key into it:</Trans>
        </p>
        <CopyField value={secret} label={t`Key`} />
        <ApiFormFrame api={api} label={t`Second step at sign-in`}>
          <TextInput
            label={t`The six digits that the app shows now`}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={8}
            autoFocus
            dir="ltr"
            {...api.form.getInputProps("code")}
          />
          <Group mt="md">
            <Button type="submit" loading={api.isPending}>
              <Trans>Confirm</Trans>
            </Button>
            <Button variant="subtle" color="gray" onClick={onCancel}>
              <Trans>Cancel</Trans>
            </Button>
          </Group>
        </ApiFormFrame>
      </div>
    </div>
  );
}
