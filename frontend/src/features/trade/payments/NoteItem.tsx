import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { apiUrl, client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useMay } from "@/api/session";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import classes from "../papers/papers.module.css";
import { MONEY_PATHS } from "./paths";
import type { AccountNote } from "./types";
import { NOTE_KINDS, NOTE_REASONS } from "./words";

/** A credit or debit note of an order: its paper, and how to take it back. */
export function NoteItem({ note }: { note: AccountNote }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const mayApprove = useMay("trade.approve");
  const settle = () => invalidatePaths(queries, [...MONEY_PATHS]);
  const annul = useMutation({
    mutationFn: () =>
      data(
        client.POST("/account-notes/{account_note_id}/voidings", {
          params: { path: { account_note_id: note.id } },
          body: { reason: t`Declared void by hand` },
        }),
      ),
    onSuccess: async () => {
      toast(t`${note.number} is void and counts no more.`);
      await settle();
    },
    onError: toastProblem,
  });
  return (
    <li className={classes.row}>
      <Anchor
        href={apiUrl(`/papers/${note.paper_id}/content?form=pdf&inline=true`)}
        target="_blank"
        rel="noreferrer"
        td={note.state === "void" ? "line-through" : undefined}
      >
        <bdi>{note.number}</bdi>
      </Anchor>
      <span>{i18n._(NOTE_KINDS[note.kind])}</span>
      <span className={classes.muted}>{i18n._(NOTE_REASONS[note.reason])}</span>
      <span className={classes.end}>
        <Money amount={note.amount} currency={note.currency} />
      </span>
      {note.state === "void" ? <StatusText tone="danger">{t`Void`}</StatusText> : null}
      {note.state === "issued" && mayApprove ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          loading={annul.isPending}
          aria-label={t`Declare ${note.number} void`}
          onClick={() => annul.mutate()}
        >
          <Trans>Declare void</Trans>
        </Button>
      ) : null}
    </li>
  );
}
