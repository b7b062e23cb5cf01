import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Fact } from "@/api/types";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";

export type FactSubject = "company" | "contact";

export interface NewFact {
  field: string;
  value: string;
  detail?: string | null;
}

const NONE: Fact[] = [];
const TOUCHED = [
  "/companies",
  "/companies/{company_id}",
  "/companies/{company_id}/facts",
  "/companies/{company_id}/requests",
  "/companies/{company_id}/field-changes",
  "/contacts",
  "/contacts/{contact_id}",
  "/contacts/{contact_id}/facts",
  "/contacts/{contact_id}/requests",
  "/contacts/{contact_id}/field-changes",
] as const;

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
    onSettled: () => invalidatePaths(queries, TOUCHED),
    onError: toastProblem,
  });
  const facts = (subject === "company" ? ofCompany.data : ofContact.data) ?? NONE;
  return { facts, reject: (fact: Fact) => mutate({ fact, wrong: true }) };
}

/** Adds values by hand, and takes them away again. */
export function useAddedFacts(subject: FactSubject, id: string) {
  const queries = useQueryClient();
  const fresh = () => invalidatePaths(queries, TOUCHED);
  const add = useMutation({
    mutationFn: (body: NewFact) =>
      subject === "company"
        ? data(client.POST("/companies/{company_id}/facts", { params: { path: { company_id: id } }, body }))
        : data(client.POST("/contacts/{contact_id}/facts", { params: { path: { contact_id: id } }, body })),
    onSuccess: fresh,
  });
  const remove = useMutation({
    mutationFn: ({ id: fact_id }: Fact) =>
      subject === "company"
        ? data(
            client.DELETE("/companies/{company_id}/facts/{fact_id}", {
              params: { path: { company_id: id, fact_id } },
            }),
          )
        : data(
            client.DELETE("/contacts/{contact_id}/facts/{fact_id}", {
              params: { path: { contact_id: id, fact_id } },
            }),
          ),
    onSuccess: async (_answer, { field, value, detail }) => {
      toastWithUndo({
        message: (
          <Trans>
            “<bdi>{value}</bdi>” is taken away
          </Trans>
        ),
        undo: () => add.mutate({ field, value, detail }),
      });
      await fresh();
    },
    onError: toastProblem,
  });
  return { add, remove };
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
  const found = facts.filter(
    (fact) => fact.field === field && !fact.rejected && (!fact.typed || !fact.shown),
  );
  return {
    behind: found.find(({ shown, typed }) => shown && !typed),
    others: found.filter(({ shown }) => !shown),
  };
}
