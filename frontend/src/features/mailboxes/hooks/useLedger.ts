import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast } from "@/ui/feedback/toast";

const SHOWN = ["/mailboxes/{mailbox_id}", "/mailboxes/{mailbox_id}/folders"] as const;

/** What people may ask of a mailbox's ledger. */
export function useLedger(mailbox_id: string) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const path = { mailbox_id };
  const renew = () => invalidatePaths(queries, [...SHOWN]);
  const verify = useMutation({
    mutationFn: () => client.POST("/mailboxes/{mailbox_id}/verifications", { params: { path } }),
    onSuccess: async () => {
      toast(t`Every message is being compared with the server.`);
      await renew();
    },
  });
  const retry = useMutation({
    mutationFn: (body: { folder_id: string; reason: string }) =>
      client.POST("/mailboxes/{mailbox_id}/skip-retries", { params: { path }, body }),
    onSuccess: async () => {
      toast(t`Trying again now.`);
      await renew();
    },
  });
  const choose = useMutation({
    mutationFn: ({ folder_id, selected }: { folder_id: string; selected: boolean }) =>
      data(
        client.PATCH("/mailboxes/{mailbox_id}/folders/{folder_id}", {
          params: { path: { mailbox_id, folder_id } },
          body: { selected },
        }),
      ),
    onSuccess: renew,
  });
  return { verify, retry, choose };
}
