import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Radio, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Role } from "@/api/types";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { CopyField } from "@/ui/forms/CopyField";
import { useApiForm } from "@/ui/forms/useApiForm";
import { email } from "@/ui/forms/validators";
import { SidePanel } from "@/ui/shell/SidePanel";
import { GIVABLE_ROLES, roleHelp, roleNames } from "../roles";

/** Invites by link: an address and a role, then the link to send by whatever way reaches the colleague. */
export function InvitePanel({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [made, setMade] = useState<{ email: string; link: string } | null>(null);
  const api = useApiForm({
    initialValues: { email: "", role: "rep" as Role },
    draft: "invitation.new",
    validate: { email },
    submit: ({ email, role }) => data(client.POST("/invitations", { body: { email: email.trim(), role } })),
    onDone: (invitation) => {
      setMade(invitation);
      void invalidatePaths(queries, ["/invitations"]);
    },
  });
  if (made) {
    return (
      <SidePanel title={t`The link is ready`} recordId="made" onClose={onClose}>
        <p style={{ marginBlockStart: 0 }}>
          <Trans>
            Send this link to <strong>{made.email}</strong>. It is shown only now and works once.
          </Trans>
        </p>
        <CopyField value={made.link} label={t`Link of the invitation`} />
        <Button
          mt="lg"
          variant="default"
          onClick={() => {
            setMade(null);
            api.form.reset();
          }}
        >
          <Trans>Invite another</Trans>
        </Button>
      </SidePanel>
    );
  }
  return (
    <SidePanel title={t`Invite a colleague`} recordId="new" onClose={onClose}>
      <ApiFormFrame api={api} label={t`Invite a colleague`}>
        <Stack gap="lg">
          <TextInput
            type="email"
            label={t`Mail address`}
            autoFocus
            dir="ltr"
            autoComplete="off"
            {...api.form.getInputProps("email")}
          />
          <Radio.Group label={t`Role`} {...api.form.getInputProps("role")}>
            <Stack gap="sm" mt="xs">
              {GIVABLE_ROLES.map((role) => (
                <Radio
                  key={role}
                  value={role}
                  label={i18n._(roleNames[role])}
                  description={i18n._(roleHelp[role])}
                />
              ))}
            </Stack>
          </Radio.Group>
          <div>
            <Button type="submit" loading={api.isPending}>
              <Trans>Make the link</Trans>
            </Button>
          </div>
        </Stack>
      </ApiFormFrame>
    </SidePanel>
  );
}
