import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Switch } from "@mantine/core";
import type { ReactNode } from "react";
import { useMay } from "@/api/session";
import type { MailboxFolder } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import type { useLedger } from "../hooks/useLedger";
import { LedgerSentence } from "./LedgerSentence";
import classes from "./ledger.module.css";

interface Props {
  folder: MailboxFolder;
  /** Whether there is a server behind it that may be asked. */
  live: boolean;
  ledger: ReturnType<typeof useLedger>;
}

/** One folder: its ledger in words, what was left out and why, and whether it is exact. */
export function FolderRow({ folder, live, ledger }: Props) {
  const { t } = useLingui();
  const mayManage = useMay("mailboxes.manage");
  const name = useFolderName(folder);
  const waiting = ledger.retry.isPending ? ledger.retry.variables : null;
  const choosing = ledger.choose.isPending && ledger.choose.variables.folder_id === folder.id;
  return (
    <li className={classes.folder} data-off={!folder.selected || undefined}>
      <div className={classes.head}>
        <span className={classes.name}>
          <bdi>{name}</bdi>
          {name !== folder.name ? (
            <span className={classes.muted}>
              {" · "}
              <bdi>{folder.name}</bdi>
            </span>
          ) : null}
        </span>
        {folder.selected ? (
          <span className={classes.state}>
            <FolderState folder={folder} />
          </span>
        ) : null}
        {mayManage && live && folder.role !== "drafts" ? (
          <Switch
            size="xs"
            checked={folder.selected}
            disabled={choosing}
            label={t`Fetch`}
            aria-label={t`Fetch ${name}`}
            labelPosition="left"
            onChange={(event) =>
              ledger.choose.mutate({ folder_id: folder.id, selected: event.currentTarget.checked })
            }
          />
        ) : null}
      </div>
      <p className={classes.sentence}>
        <LedgerSentence folder={folder} />
      </p>
      {folder.problem ? <p className={classes.wrong}>{folder.problem}</p> : null}
      {folder.skip_reasons.length > 0 ? (
        <ul className={classes.reasons}>
          {folder.skip_reasons.map(({ reason, text, again_at, retryable }) => (
            <li key={reason}>
              <span>{text}</span>
              {again_at ? (
                <span>
                  <Trans>
                    Next try: <TimeText instant={again_at} as="stamp" />
                  </Trans>
                </span>
              ) : null}
              {retryable && live && mayManage ? (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  loading={waiting?.folder_id === folder.id && waiting.reason === reason}
                  onClick={() => ledger.retry.mutate({ folder_id: folder.id, reason })}
                >
                  <Trans>Try again</Trans>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {folder.deleted_on_server > 0 ? (
        <p className={classes.muted}>
          <Plural
            value={folder.deleted_on_server}
            one="# deleted on the server is kept here."
            other="# deleted on the server are kept here."
          />
        </p>
      ) : null}
    </li>
  );
}

function FolderState({ folder }: { folder: MailboxFolder }): ReactNode {
  const format = useFormats();
  if (folder.drift > 0)
    return (
      <StatusText tone="danger">
        <Plural value={folder.drift} one="# missing, being fetched" other="# missing, being fetched" />
      </StatusText>
    );
  if (folder.held > 0)
    return (
      <StatusText tone="warning">
        <Trans>Much disappeared at once</Trans>
      </StatusText>
    );
  if (folder.left > 0)
    return (
      <StatusText tone="busy">
        <Plural value={folder.left} one="# still to come" other="# still to come" />
      </StatusText>
    );
  if (folder.verified_at === null) return null;
  return (
    <span title={format.full(folder.verified_at)}>
      <StatusText tone="ok">
        <Trans>
          Complete; compared <TimeText instant={folder.verified_at} as="stamp" />
        </Trans>
      </StatusText>
    </span>
  );
}

function useFolderName(folder: MailboxFolder): string {
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
  return roles[folder.role] ?? folder.name;
}
