import { Trans, useLingui } from "@lingui/react/macro";
import { Avatar, Menu, Text } from "@mantine/core";
import { IconLogout, IconUser } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { useEnter, useMe } from "@/api/session";
import classes from "@/ui/shell/shell.module.css";
import { useSignOut } from "./useSignOut";

/** Who is signed in and where; other tenants; sign out. */
export function UserMenu() {
  const { t } = useLingui();
  const { user, tenant, tenants } = useMe();
  const enter = useEnter();
  const signOut = useSignOut();
  const change = useMutation({
    mutationFn: (tenant_id: string) => data(client.PUT("/session/tenant", { body: { tenant_id } })),
    onSuccess: enter,
  });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={classes.userButton} aria-label={t`You: ${user.name}`}>
          <Avatar size={28} radius="xl" color="sea" name={user.name} alt="" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={500} c="var(--l-text)" truncate dir="auto">
            {user.name}
          </Text>
          <Text size="xs" truncate>
            {user.email}
          </Text>
        </Menu.Label>
        {tenants.length > 1 ? (
          <>
            <Menu.Divider />
            <Menu.RadioGroup value={tenant.id} onChange={(id) => change.mutate(id)}>
              {tenants.map(({ id, name }) => (
                <Menu.RadioItem key={id} value={id} closeMenuOnClick>
                  <span dir="auto">{name}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </>
        ) : null}
        <Menu.Divider />
        <Menu.Item component={Link} to="/settings/profile" leftSection={<IconUser size={16} aria-hidden />}>
          <Trans>Profile and language</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} className="flip-rtl" aria-hidden />} onClick={signOut}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
