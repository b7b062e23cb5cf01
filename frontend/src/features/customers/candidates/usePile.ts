import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { flatten, pages, query } from "@/api/query";
import type { Candidate } from "@/api/types";
import type { CandidatesSearch } from "./search";

const PAGE = 100;
/** So many files ahead are fetched before they are looked at. */
const AHEAD = 3;
/** With fewer than this left, the next page comes. */
const FEW = 20;

const ofCompany = (company_id: string) =>
  query("/candidates/companies/{company_id}", { params: { path: { company_id } } });
const ofContact = (contact_id: string) =>
  query("/candidates/contacts/{contact_id}", { params: { path: { contact_id } } });

/** The options of a candidate's file: two resources with the same answer. */
const fileOf = ({ kind, id }: Pick<Candidate, "kind" | "id">) =>
  kind === "company" ? ofCompany(id) : (ofContact(id) as unknown as ReturnType<typeof ofCompany>);

/** What lies in the bin, without those that are decided; the one looked at; and what comes next, fetched ahead. */
export function usePile({ bin, reason, domain, at }: CandidatesSearch, hidden: ReadonlySet<string>) {
  const queries = useQueryClient();
  const asked = { bin: bin ?? ("candidate" as const), reason, domain };
  const list = useInfiniteQuery({
    ...pages("/candidates", { params: { query: { ...asked, limit: PAGE } } }),
    placeholderData: keepPreviousData,
  });
  const summary = useQuery({
    ...query("/candidates/summary", { params: { query: { bin: asked.bin } } }),
    placeholderData: keepPreviousData,
  });
  const { rows: all } = useMemo(() => flatten(list.data), [list.data]);
  const rows = useMemo(() => all.filter(({ id }) => !hidden.has(id)), [all, hidden]);
  const found = rows.findIndex(({ id }) => id === at);
  // Until the address has followed a decision, whoever stood behind the decided one is looked at.
  const before = all.slice(
    0,
    Math.max(
      0,
      all.findIndex(({ id }) => id === at),
    ),
  );
  const gone = before.filter(({ id }) => !hidden.has(id)).length;
  const place = found === -1 ? Math.max(0, Math.min(gone, rows.length - 1)) : found;
  const current = rows[place];
  const file = useQuery({
    ...fileOf(current ?? { kind: "company", id: "" }),
    enabled: current !== undefined,
  });

  const next = rows
    .slice(place + 1, place + 1 + AHEAD)
    .map(({ kind, id }) => `${kind} ${id}`)
    .join();
  useEffect(() => {
    for (const one of next.split(",").filter(Boolean)) {
      const [kind, id = ""] = one.split(" ");
      void queries.prefetchQuery({ ...fileOf({ kind: kind as Candidate["kind"], id }), staleTime: 60_000 });
    }
  }, [next, queries]);

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const few = rows.length - place < FEW;
  useEffect(() => {
    if (few && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [few, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return { list, summary: summary.data, rows, place, current, file };
}
