import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Fact } from "@/api/types";
import { toastWithUndo } from "@/ui/feedback/toast";

export type FactSubject = "company" | "contact";

const NONE: Fact[] = [];

/** Every value that was found for a record, with its source; and a way to say that one is wrong. */
export function useFacts(subject: FactSubject, id: string) {
  const queries = useQueryClient();
  const ofCompany = useQuery({
    ...query("/companies/{company_id}/facts", { params: { path: { company_id: id } } }),
    enabled: subject === "company",
  });
  const ofContact = useQuery({
    ...query("/contacts/{contact_id}/facts", { params: { path: { contact_id: id } } }),
    enabled: subject === "contact",
  });
  const { mutate } = useMutation({
    mutationFn: ({ fact, wrong }: { fact: Fact; wrong: boolean }) => send(subject, id, fact.id, wrong),
    onSuccess: (_answer, { fact, wrong }) => {
      if (!wrong) return;
      toastWithUndo({
        message: (
          <Trans>
            “<bdi>{fact.value}</bdi>” is marked as wrong
          </Trans>
        ),
        undo: () => mutate({ fact, wrong: false }),
      });
    },
    onSettled: () =>
      invalidatePaths(queries, [
        "/companies",
        "/companies/{company_id}",
        "/companies/{company_id}/facts",
        "/contacts",
        "/contacts/{contact_id}",
        "/contacts/{contact_id}/facts",
      ]),
  });
  const facts = (subject === "company" ? ofCompany.data : ofContact.data) ?? NONE;
  return { facts, reject: (fact: Fact) => mutate({ fact, wrong: true }) };
}

function send(subject: FactSubject, id: string, fact_id: string, wrong: boolean): Promise<unknown> {
  if (subject === "company") {
    const path = { company_id: id, fact_id };
    return wrong
      ? data(client.POST("/companies/{company_id}/facts/{fact_id}/rejection", { params: { path } }))
      : data(client.DELETE("/companies/{company_id}/facts/{fact_id}/rejection", { params: { path } }));
  }
  const path = { contact_id: id, fact_id };
  return wrong
    ? data(client.POST("/contacts/{contact_id}/facts/{fact_id}/rejection", { params: { path } }))
    : data(client.DELETE("/contacts/{contact_id}/facts/{fact_id}/rejection", { params: { path } }));
}

/** The facts of one field: the one behind what the record shows, and what else was found. Typed values need none. */
export function factsOf(facts: readonly Fact[], field: string) {
  const found = facts.filter((fact) => fact.field === field && !fact.rejected && !fact.typed);
  return {
    behind: found.find(({ shown }) => shown),
    others: found.filter(({ shown }) => !shown),
  };
}
