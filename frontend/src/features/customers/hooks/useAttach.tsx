import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { invalidatePaths } from "@/api/query";
import type { CompanyDocument } from "@/api/types";
import { sendOrKeep } from "@/offline/outbox";
import { toast, toastKept, toastProblem } from "@/ui/feedback/toast";
import type { FactSubject } from "./useFacts";

const STALE = [
  "/companies/{company_id}/files",
  "/companies/{company_id}/timeline",
  "/contacts/{contact_id}/files",
  "/contacts/{contact_id}/timeline",
] as const;

/** Puts files into the file of a company or a contact; without a network they wait on this device. */
export function useAttach(subject: FactSubject, id: string) {
  const queries = useQueryClient();
  const record = subject === "company" ? `/companies/${id}` : `/contacts/${id}`;
  return useMutation({
    mutationFn: async (files: readonly File[]) => {
      let kept = 0;
      for (const file of files) {
        const outcome = await sendOrKeep<CompanyDocument>({
          kind: "file",
          title: file.name,
          link: record,
          method: "POST",
          path: `${record}/files?filename=${encodeURIComponent(file.name)}`,
          body: file,
          version: null,
        });
        if (outcome.kept) kept += 1;
      }
      return kept;
    },
    onSuccess: (kept) => {
      if (kept > 0) toastKept();
      else toast(<Trans>It is in the file</Trans>);
    },
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, [...STALE]),
  });
}
