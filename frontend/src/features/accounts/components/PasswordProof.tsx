import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, PasswordInput } from "@mantine/core";
import { client, data } from "@/api/client";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import classes from "./accounts.module.css";

interface Props {
  to: "enable" | "disable";
  onCancel: () => void;
  onEnabled: (setup: { secret: string; qr_svg: string }) => void;
  onDisabled: () => void;
}

/** The password again, before the second factor changes. */
export function PasswordProof({ to, onCancel, onEnabled, onDisabled }: Props) {
  const { t } = useLingui();
  const api = useApiForm({
    initialValues: { password: "" },
    secret: ["password"],
    validate: { password: required },
    submit: async (body) => {
      if (to === "enable") return data(client.POST("/profile/totp", { body }));
      await data(client.DELETE("/profile/totp", { body }));
      return null;
    },
    onDone: (setup) => (setup ? onEnabled(setup) : onDisabled()),
  });
  return (
    <ApiFormFrame api={api} label={t`Confirm that it is you`}>
      <div className={classes.narrow}>
        <PasswordInput
          label={t`Your password`}
          description={t`To confirm that it is you.`}
          autoComplete="current-password"
          autoFocus
          visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
          {...api.form.getInputProps("password")}
        />
        <Group>
          <Button type="submit" loading={api.isPending} color={to === "disable" ? "red" : undefined}>
            {to === "enable" ? <Trans>Continue</Trans> : <Trans>Switch it off</Trans>}
          </Button>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </div>
    </ApiFormFrame>
  );
}
