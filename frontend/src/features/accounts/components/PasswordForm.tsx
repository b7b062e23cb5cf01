import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput } from "@mantine/core";
import { client, data } from "@/api/client";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { MIN_PASSWORD, newPassword, required } from "@/ui/forms/validators";
import { Section } from "@/ui/shell/Section";
import classes from "./accounts.module.css";

/** The password that one has, and the next one. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useLingui();
  const api = useApiForm({
    initialValues: { current_password: "", new_password: "" },
    validate: { current_password: required, new_password: newPassword },
    submit: (body) => data(client.PUT("/profile/password", { body })),
    onDone: () => {
      api.form.reset();
      toast(t`The new password holds from now on.`);
    },
  });
  const show = { "aria-label": t`Show the password` };
  return (
    <Section title={<Trans>Password</Trans>}>
      <ApiFormFrame api={api} label={t`Password`}>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <div className={classes.narrow}>
          <PasswordInput
            label={t`Password now`}
            autoComplete="current-password"
            visibilityToggleButtonProps={show}
            {...api.form.getInputProps("current_password")}
          />
          <PasswordInput
            label={t`New password`}
            description={t`At least ${MIN_PASSWORD} characters; a short sentence is good.`}
            autoComplete="new-password"
            visibilityToggleButtonProps={show}
            {...api.form.getInputProps("new_password")}
          />
          <div>
            <Button type="submit" variant="default" loading={api.isPending}>
              <Trans>Change the password</Trans>
            </Button>
          </div>
        </div>
      </ApiFormFrame>
    </Section>
  );
}
