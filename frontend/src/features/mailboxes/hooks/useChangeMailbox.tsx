import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data, ifMatch } from "@/api/client";
import { query } from "@/api/query";
import type { Mailbox, MailboxChange } from "@/api/types";
import { toast, toastWithUndo } from "@/ui/feedback/toast";

/** Changes a mailbox and shows the answer at once. */
export function useChangeMailbox() {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ mailbox, body }: { mailbox: Mailbox; body: MailboxChange }) => sendChange(mailbox, body),
    onSuccess: (changed) =>
      queries.setQueryData(
        query("/mailboxes/{mailbox_id}", { params: { path: { mailbox_id: changed.id } } }).queryKey,
        changed,
      ),
  });
  const setPaused = (mailbox: Mailbox, paused: boolean) =>
    change.mutate(
      { mailbox, body: { paused } },
      {
        onSuccess: (changed) =>
          paused
            ? toastWithUndo({
                message: <Trans>{mailbox.address} is paused.</Trans>,
                undo: () => change.mutate({ mailbox: changed, body: { paused: false } }),
              })
            : toast(<Trans>{mailbox.address} fetches mail again.</Trans>),
      },
    );
  return { change, setPaused };
}

/** One edit of a mailbox; refused with a conflict when somebody else was faster. */
export const sendChange = (mailbox: Mailbox, body: MailboxChange): Promise<Mailbox> =>
  data(
    client.PATCH("/mailboxes/{mailbox_id}", {
      params: { path: { mailbox_id: mailbox.id }, header: ifMatch(mailbox.version) },
      body,
    }),
  );
