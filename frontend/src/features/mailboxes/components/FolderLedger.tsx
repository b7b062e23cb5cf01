import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { MailboxFolder } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { TimeText } from "@/ui/records/TimeText";
import { Section } from "@/ui/shell/Section";
import classes from "./mailboxes.module.css";

/** What each folder of the mailbox holds, how much of it is here, and what was left out and why. */
export function FolderLedger({ mailboxId }: { mailboxId: string }) {
  const folders = useQuery(
    query("/mailboxes/{mailbox_id}/folders", { params: { path: { mailbox_id: mailboxId } } }),
  );
  return (
    <Section title={<Trans>Folders</Trans>}>
      {folders.isPending ? (
        <RowsSkeleton rows={4} />
      ) : folders.error ? (
        <ErrorState error={folders.error} onRetry={() => void folders.refetch()} />
      ) : folders.data.length === 0 ? (
        <p className={classes.muted}>
          <Trans>The folders will be here after the first look into the mailbox.</Trans>
        </p>
      ) : (
        <FolderTable folders={folders.data} />
      )}
    </Section>
  );
}

function FolderTable({ folders }: { folders: readonly MailboxFolder[] }) {
  const format = useFormats();
  return (
    <div className={classes.scroll}>
      <table className={classes.folders}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Folder</Trans>
            </th>
            <th scope="col" data-numeric>
              <Trans>On the server</Trans>
            </th>
            <th scope="col" data-numeric>
              <Trans>Here</Trans>
            </th>
            <th scope="col" data-numeric>
              <Trans>Still to come</Trans>
            </th>
            <th scope="col" data-numeric>
              <Trans>Looked at</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {folders.map((folder) => (
            <tr key={folder.id} data-off={!folder.selected || undefined}>
              <td>
                <FolderName folder={folder} />
              </td>
              <td data-numeric>{format.number(folder.on_server)}</td>
              <td data-numeric>{folder.selected ? format.number(folder.stored) : ""}</td>
              <td data-numeric>{folder.selected ? format.number(folder.left) : ""}</td>
              <td data-numeric>
                {folder.last_checked_at ? <TimeText instant={folder.last_checked_at} as="stamp" /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FolderName({ folder }: { folder: MailboxFolder }) {
  const { t } = useLingui();
  const roles: Record<MailboxFolder["role"], string | null> = {
    inbox: t`Inbox`,
    sent: t`Sent`,
    archive: t`Archive`,
    drafts: t`Drafts`,
    junk: t`Junk`,
    trash: t`Trash`,
    other: null,
  };
  const role = roles[folder.role];
  return (
    <>
      <bdi>{role ?? folder.name}</bdi>
      {role !== null && role !== folder.name ? <span className={classes.muted}> · {folder.name}</span> : null}
      {folder.selected ? null : (
        <div className={classes.muted}>
          <Trans>Not read</Trans>
        </div>
      )}
      {folder.problem ? <div className={classes.wrong}>{folder.problem}</div> : null}
      {folder.skip_reasons.length > 0 ? (
        <ul className={classes.reasons}>
          {folder.skip_reasons.map(({ reason, count, text }) => (
            <li key={reason}>
              <Plural value={count} one="# left out" other="# left out" />: {text}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
