import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { sessionQuery } from "@/api/session";
import type { Profile } from "@/api/types";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import { Section } from "@/ui/shell/Section";
import classes from "./accounts.module.css";

/** The name that colleagues see; the mail address is what one signs in with and stays. */
export function NameForm({ user }: { user: Profile }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: { name: user.name },
    draft: "profile.name",
    validate: { name: required },
    submit: ({ name }) => data(client.PATCH("/profile", { body: { name: name.trim() } })),
    onDone: (changed) => {
      queries.setQueryData(sessionQuery.queryKey, (me) => (me ? { ...me, user: changed } : me));
      toast(t`Saved`);
    },
  });
  return (
    <Section title={<Trans>You</Trans>}>
      <ApiFormFrame api={api} label={t`You`}>
        <div className={classes.fields}>
          <TextInput
            label={t`Your name`}
            autoComplete="name"
            dir="auto"
            {...api.form.getInputProps("name")}
          />
          <TextInput label={t`Mail address`} value={user.email} readOnly dir="ltr" variant="filled" />
        </div>
        <Group mt="md">
          <Button type="submit" loading={api.isPending} disabled={api.form.values.name === user.name}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </ApiFormFrame>
    </Section>
  );
}
