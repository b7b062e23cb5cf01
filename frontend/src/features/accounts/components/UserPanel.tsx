import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import { useMe } from "@/api/session";
import type { Role } from "@/api/types";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Details } from "@/ui/records/Details";
import { TimeText } from "@/ui/records/TimeText";
import { SidePanel } from "@/ui/shell/SidePanel";
import { useChangeUser } from "../hooks/useChangeUser";
import { GIVABLE_ROLES, roleHelp, roleNames } from "../roles";
import { RoleName } from "./RoleName";
import { UserStatus } from "./userColumns";

/** One colleague: role, state, last sign of life. One's own role and the owner's are not changed here. */
export function UserPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const me = useMe();
  const list = useInfiniteQuery(pages("/users"));
  const user = flatten(list.data).rows.find((each) => each.id === id);
  const { setRole, setActive, isPending } = useChangeUser();
  if (!user) {
    return (
      <SidePanel title={t`User`} recordId={id} onClose={onClose}>
        {list.isPending ? <TextSkeleton /> : <Trans>This person is not here any more.</Trans>}
      </SidePanel>
    );
  }
  const fixed = user.id === me.membership_id || user.role === "owner";
  return (
    <SidePanel title={user.name} recordId={id} onClose={onClose}>
      <Details
        rows={[
          [
            t`Mail address`,
            <span key="email" dir="ltr">
              {user.email}
            </span>,
          ],
          [t`State`, <UserStatus key="state" user={user} />],
          [t`Second step`, user.totp_enabled ? t`On` : t`Off`],
          [t`Last seen`, user.last_seen_at ? <TimeText key="seen" instant={user.last_seen_at} /> : t`Never`],
          [t`Role`, fixed ? <RoleName key="role" role={user.role} /> : null],
        ]}
      />
      {fixed ? null : (
        <Stack gap="lg">
          <Select
            label={t`Role`}
            description={i18n._(roleHelp[user.role])}
            inputWrapperOrder={["label", "input", "description"]}
            allowDeselect={false}
            disabled={isPending}
            value={user.role}
            data={GIVABLE_ROLES.map((role) => ({ value: role, label: i18n._(roleNames[role]) }))}
            onChange={(role) => role && role !== user.role && setRole(user, role as Role)}
          />
          <div>
            <Button
              variant="default"
              c={user.active ? "var(--l-danger)" : undefined}
              loading={isPending}
              onClick={() => setActive(user, !user.active)}
            >
              {user.active ? <Trans>Switch this account off</Trans> : <Trans>Switch it on again</Trans>}
            </Button>
            <p style={{ color: "var(--l-muted)", fontSize: 13 }}>
              {user.active ? (
                <Trans>They are signed out everywhere. Their records and mail stay.</Trans>
              ) : (
                <Trans>They can sign in again with their password.</Trans>
              )}
            </p>
          </div>
        </Stack>
      )}
    </SidePanel>
  );
}
