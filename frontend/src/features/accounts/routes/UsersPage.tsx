import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { IconUserPlus, IconUsersPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { InvitationsTable } from "../components/InvitationsTable";
import { InvitePanel } from "../components/InvitePanel";
import { TeamPanel } from "../components/TeamPanel";
import { TeamsTable } from "../components/TeamsTable";
import { UserPanel } from "../components/UserPanel";
import { UsersTable } from "../components/UsersTable";

const route = getRouteApi("/signed-in/settings/users");

export function UsersPage() {
  const { t } = useLingui();
  const { tab, open } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (id: string | undefined) => void navigate({ search: (search) => ({ ...search, open: id }) });
  const close = () => show(undefined);

  const panel =
    open !== undefined && tab === "teams" ? (
      <TeamPanel key={open} id={open} onClose={close} />
    ) : open === "new" ? (
      <InvitePanel onClose={close} />
    ) : open !== undefined && tab === undefined ? (
      <UserPanel id={open} onClose={close} />
    ) : null;

  return (
    <Page panel={panel}>
      <PageHeader
        title={t`Users and roles`}
        description={<Trans>Who works here and what each of them may do.</Trans>}
        actions={
          <>
            <SegmentedControl
              aria-label={t`Show`}
              value={tab ?? "users"}
              data={[
                { value: "users", label: t`Users` },
                { value: "teams", label: t`Teams` },
                { value: "invitations", label: t`Invitations` },
              ]}
              onChange={(value) =>
                void navigate({
                  search: { tab: value === "invitations" || value === "teams" ? value : undefined },
                })
              }
            />
            {tab === "teams" ? (
              <Button leftSection={<IconUsersPlus size={16} aria-hidden />} onClick={() => show("new")}>
                <Trans>Make a team</Trans>
              </Button>
            ) : (
              <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => show("new")}>
                <Trans>Invite</Trans>
              </Button>
            )}
          </>
        }
      />
      {tab === "invitations" ? (
        <InvitationsTable onInvite={() => show("new")} />
      ) : tab === "teams" ? (
        <TeamsTable selected={open} onOpen={show} />
      ) : (
        <UsersTable selected={open} onOpen={show} />
      )}
    </Page>
  );
}
