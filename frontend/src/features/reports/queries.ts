import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { Query } from "./model";

const MINUTE = 60_000;

/** What can be reported, in the reader's language. */
export const useCatalog = () => useQuery({ ...query("/reports"), staleTime: 10 * MINUTE });

/** The answer to a question. Questions are long, so they are posted; they change nothing. */
export const useReport = (question: Query) =>
  useQuery({
    queryKey: ["/reports/results", question],
    queryFn: () => data(client.POST("/reports/results", { body: question })),
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });

/** What stands behind a group. */
export const useRows = (question: Query, keys: (string | null)[]) =>
  useInfiniteQuery({
    queryKey: ["/reports/rows", question, keys],
    queryFn: ({ pageParam }) =>
      data(client.POST("/reports/rows", { body: { query: question, keys, after: pageParam } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page?.after ?? undefined,
  });
