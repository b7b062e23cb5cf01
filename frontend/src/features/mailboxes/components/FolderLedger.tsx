import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Mailbox, MailboxFolder } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Section } from "@/ui/shell/Section";
import { useLedger } from "../hooks/useLedger";
import { FolderRow } from "./FolderRow";
import classes from "./ledger.module.css";

/** What each folder of the mailbox holds, how much of it is here, and what was left out and why. */
export function FolderLedger({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLingui();
  const ledger = useLedger(mailbox.id);
  const mayWrite = useMay("conversations.write");
  const folders = useQuery(
    query("/mailboxes/{mailbox_id}/folders", { params: { path: { mailbox_id: mailbox.id } } }),
  );
  const live = mailbox.kind === "imap" && mailbox.status !== "paused";
  return (
    <Section
      title={<Trans>Folders</Trans>}
      description={
        mailbox.kind === "imap" ? (
          <Trans>Once a day every message is compared with the server. What is missing is fetched.</Trans>
        ) : null
      }
      action={
        live && mayWrite ? (
          <Button
            variant="default"
            size="xs"
            loading={ledger.verify.isPending}
            onClick={() => ledger.verify.mutate()}
          >
            <Trans>Compare now</Trans>
          </Button>
        ) : null
      }
    >
      {folders.isPending ? (
        <RowsSkeleton rows={4} />
      ) : folders.error ? (
        <ErrorState error={folders.error} onRetry={() => void folders.refetch()} />
      ) : folders.data.length === 0 ? (
        <p className={classes.muted}>
          <Trans>The folders will be here after the first look into the mailbox.</Trans>
        </p>
      ) : (
        <ul className={classes.list} aria-label={t`Folders`}>
          {inOrder(folders.data).map((folder) => (
            <FolderRow key={folder.id} folder={folder} live={live} ledger={ledger} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What is fetched first; the rest below, so that it does not stand between what counts. */
const inOrder = (folders: readonly MailboxFolder[]): MailboxFolder[] => [
  ...folders.filter((folder) => folder.selected),
  ...folders.filter((folder) => !folder.selected),
];
