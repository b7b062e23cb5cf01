import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Progress } from "@mantine/core";
import { IconFileImport, IconLockAccess, IconMail, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { useMay } from "@/api/session";
import type { Mailbox } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import accounts from "../components/accounts.module.css";
import { MailboxState, ProgressSentence } from "../components/MailboxState";
import classes from "../components/mailboxes.module.css";
import { progressPercent } from "../components/progress";
import { useRemoveMailbox } from "../hooks/useRemoveMailbox";

function MailboxRow({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLingui();
  return (
    <li>
      <Link to="/settings/mailboxes/$mailboxId" params={{ mailboxId: mailbox.id }} className={classes.row}>
        <div className={classes.rowMain}>
          <div className={classes.address} dir="ltr">
            {mailbox.address}
          </div>
          <div className={classes.muted}>
            {mailbox.problem ? mailbox.problem.title : <ProgressSentence mailbox={mailbox} />}
          </div>
          {mailbox.status === "syncing" ? (
            <Progress
              className={classes.progress}
              size="xs"
              value={progressPercent(mailbox.progress)}
              aria-label={t`Mail fetched`}
            />
          ) : null}
        </div>
        <MailboxState mailbox={mailbox} />
      </Link>
    </li>
  );
}

export function MailboxesPage() {
  const { t } = useLingui();
  const mayManage = useMay("mailboxes.manage");
  const list = useInfiniteQuery(pages("/mailboxes"));
  const { hidden } = useRemoveMailbox();
  const rows = flatten(list.data).rows.filter((mailbox) => !hidden.has(mailbox.id));
  const add = mayManage ? (
    <Button component={Link} to="/settings/mailboxes/new" leftSection={<IconPlus size={16} aria-hidden />}>
      <Trans>Add a mailbox</Trans>
    </Button>
  ) : null;

  return (
    <Page layout="text">
      <PageHeader
        title={t`Mailboxes`}
        description={<Trans>The mail that Lading reads to fill your customers' files.</Trans>}
        actions={rows.length > 0 ? add : null}
      />
      {list.isPending ? (
        <RowsSkeleton rows={3} />
      ) : list.error && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconMail} action={add}>
          <Trans>
            Add a mailbox and its conversations, companies and contacts appear by themselves, the newest
            first.
          </Trans>
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {rows.map((mailbox) => (
            <MailboxRow key={mailbox.id} mailbox={mailbox} />
          ))}
        </ul>
      )}
      {mayManage && !list.isPending ? (
        <nav className={accounts.links} aria-label={t`More about mailboxes`}>
          <Button
            component={Link}
            to="/settings/mailboxes/imports"
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
          >
            <Trans>Import mail from files</Trans>
          </Button>
          <Button
            component={Link}
            to="/settings/mailboxes/sign-in"
            variant="default"
            leftSection={<IconLockAccess size={16} aria-hidden />}
          >
            <Trans>Sign-in with Google and Microsoft</Trans>
          </Button>
        </nav>
      ) : null}
    </Page>
  );
}
