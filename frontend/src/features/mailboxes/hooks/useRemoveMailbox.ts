import { useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useDeferredRemoval } from "@/lib/useDeferredRemoval";

/** Removes a mailbox with a way back; its mail stays in the archive. */
export function useRemoveMailbox() {
  const queries = useQueryClient();
  return useDeferredRemoval(async (mailbox_id, options) => {
    await client.DELETE("/mailboxes/{mailbox_id}", { params: { path: { mailbox_id } }, ...options });
    await invalidatePaths(queries, ["/mailboxes"]);
  });
}
