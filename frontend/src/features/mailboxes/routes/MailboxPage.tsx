import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { client } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Mailbox } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { EditMailboxPanel } from "../components/EditMailboxPanel";
import { FolderLedger } from "../components/FolderLedger";
import { MailboxState } from "../components/MailboxState";
import { ProblemBox } from "../components/ProblemBox";
import { ProgressSection } from "../components/ProgressSection";
import { SendingSection } from "../components/SendingSection";
import { asksToSignIn, SignInAgain } from "../components/SignInAgain";
import { TryMailbox } from "../components/TryMailbox";
import { useChangeMailbox } from "../hooks/useChangeMailbox";
import { useRemoveMailbox } from "../hooks/useRemoveMailbox";

const route = getRouteApi("/signed-in/settings/mailboxes/$mailboxId");

export function MailboxPage() {
  const { t } = useLingui();
  const { mailboxId } = route.useParams();
  const mailbox = useQuery(query("/mailboxes/{mailbox_id}", { params: { path: { mailbox_id: mailboxId } } }));
  if (mailbox.data) return <MailboxView mailbox={mailbox.data} />;
  return (
    <Page layout="text">
      <PageHeader title={t`Mailbox`} />
      {mailbox.error ? (
        <ErrorState error={mailbox.error} onRetry={() => void mailbox.refetch()} />
      ) : (
        <TextSkeleton />
      )}
    </Page>
  );
}

function MailboxView({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLingui();
  const { edit, check } = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayManage = useMay("mailboxes.manage");
  const { change, setPaused } = useChangeMailbox();
  const removal = useRemoveMailbox();
  const sync = useMutation({
    mutationFn: () =>
      client.POST("/mailboxes/{mailbox_id}/sync-requests", { params: { path: { mailbox_id: mailbox.id } } }),
    onSuccess: async () => {
      toast(t`Looking for new mail.`);
      await invalidatePaths(queries, ["/mailboxes/{mailbox_id}"]);
    },
  });
  const show = (what: { edit?: true; check?: true }) =>
    void navigate({ to: "/settings/mailboxes/$mailboxId", params: { mailboxId: mailbox.id }, search: what });
  const toEdit = (open: boolean) => show(open ? { edit: true } : {});
  const remove = () => {
    void navigate({ to: "/settings/mailboxes" });
    removal.start(mailbox.id, <Trans>{mailbox.address} is removed. Its mail stays in the archive.</Trans>);
  };

  const paused = mailbox.status === "paused";
  // Imported mail has no server behind it: nothing to look at, to pause or to set.
  const live = mayManage && mailbox.kind === "imap";
  return (
    <Page
      layout="text"
      panel={edit && live ? <EditMailboxPanel mailbox={mailbox} onClose={() => toEdit(false)} /> : null}
    >
      <PageHeader
        title={mailbox.address}
        description={mailbox.display_name || null}
        aside={<MailboxState mailbox={mailbox} />}
        actions={
          live ? (
            <>
              <Button
                variant="default"
                disabled={paused}
                loading={sync.isPending}
                onClick={() => sync.mutate()}
              >
                <Trans>Look now</Trans>
              </Button>
              <Button variant="default" onClick={() => show({ check: true })}>
                <Trans>Try it</Trans>
              </Button>
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() => setPaused(mailbox, !paused)}
              >
                {paused ? <Trans>Resume</Trans> : <Trans>Pause</Trans>}
              </Button>
              <Button variant="default" onClick={() => toEdit(true)}>
                <Trans>Edit</Trans>
              </Button>
            </>
          ) : null
        }
      />
      {check && live ? <TryMailbox mailbox={mailbox} onClose={() => show({})} /> : null}
      {mailbox.problem ? (
        <ProblemBox
          title={mailbox.problem.title}
          whatToDo={mailbox.problem.what_to_do}
          serverSaid={mailbox.problem.server_said}
        >
          {mayManage ? (
            <Group mt="md">
              {asksToSignIn(mailbox) ? (
                <SignInAgain mailbox={mailbox} />
              ) : (
                <Button size="xs" onClick={() => toEdit(true)}>
                  <Trans>Correct the settings</Trans>
                </Button>
              )}
            </Group>
          ) : null}
        </ProblemBox>
      ) : null}
      <ProgressSection mailbox={mailbox} />
      {mailbox.smtp ? <SendingSection mailbox={mailbox.id} /> : null}
      <FolderLedger mailbox={mailbox} />
      {mayManage ? (
        <div>
          <Button variant="default" c="var(--l-danger)" onClick={remove}>
            <Trans>Remove this mailbox</Trans>
          </Button>
        </div>
      ) : null}
    </Page>
  );
}
