import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { flatten, pages } from "@/api/query";
import type { Conversation } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { SearchBox } from "@/ui/forms/SearchBox";
import { TimeText } from "@/ui/records/TimeText";
import { SidePanel } from "@/ui/shell/SidePanel";
import { useRegroup } from "../hooks/useRegroup";
import { headName } from "../people";
import classes from "./list.module.css";

interface Props {
  conversation: Conversation;
  own: ReadonlySet<string>;
  onShown: (conversation: string) => void;
  onClose: () => void;
}

/** Chooses the conversation that belongs to the open one: those with the same company first, others by search. */
export function JoinPanel({ conversation, own, onShown, onClose }: Props) {
  const { t } = useLingui();
  const [q, setQ] = useState<string>();
  const company = q ? undefined : conversation.company?.id;
  const list = useInfiniteQuery({
    ...pages("/conversations", { params: { query: { q, company_id: company, limit: 20 } } }),
    placeholderData: keepPreviousData,
  });
  const { join, busy } = useRegroup((shown) => {
    onClose();
    onShown(shown);
  });
  const rows = flatten(list.data).rows.filter(({ id }) => id !== conversation.id);
  return (
    <SidePanel
      title={t`Join with another conversation`}
      recordId={`join ${conversation.id}`}
      onClose={onClose}
    >
      <p className={classes.joinHint}>
        <Trans>
          Its mails come into <bdi>{conversation.subject || t`(no subject)`}</bdi>, and later ones follow. It
          can be undone.
        </Trans>
      </p>
      <SearchBox value={q} label={msg`Find the other conversation`} onChange={setQ} />
      {list.isPending ? <TextSkeleton lines={6} /> : null}
      {list.isSuccess && rows.length === 0 ? (
        <EmptyState icon={IconMessages}>
          <Trans>No other conversation was found. Search by subject, person or any words.</Trans>
        </EmptyState>
      ) : null}
      <ul className={classes.joinList} aria-label={t`Conversations`}>
        {rows.map((row) => (
          <li key={row.id}>
            <UnstyledButton
              className={classes.joinRow}
              disabled={busy}
              onClick={() => join({ conversation: conversation.id, other: row.id })}
            >
              <span className={classes.line}>
                <bdi className={classes.name}>{headName(row, own)}</bdi>
                <span className={classes.when}>
                  <TimeText instant={row.last_message_at} as="stamp" />
                </span>
              </span>
              <bdi className={classes.subject}>{row.subject || t`(no subject)`}</bdi>
              <bdi className={classes.snippet}>{row.snippet}</bdi>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
