import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import type { MaybeOptionalInit } from "openapi-fetch";
import type { PathsWithMethod } from "openapi-typescript-helpers";
import { client, data } from "./client";
import type { ApiProblem } from "./problem";
import type { paths } from "./schema";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ApiProblem;
  }
}

type GetPath = PathsWithMethod<paths, "get">;
type GetInit<Path extends GetPath> = MaybeOptionalInit<paths[Path], "get">;
type Answer<Path extends GetPath> = paths[Path]["get"] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;
interface ListPage {
  items: unknown[];
  next_cursor: string | null;
  total: number | null;
  total_capped: boolean;
}
type ListPath = { [Path in GetPath]: Answer<Path> extends ListPage ? Path : never }[GetPath];

/** What the openapi-fetch client takes when the path is only known as a type parameter. */
type Get = (path: string, init: unknown) => Promise<{ data?: unknown }>;
const get = client.GET as unknown as Get;

interface Init {
  params?: { query?: Record<string, unknown> };
}

/**
 * Options of one resource: `useQuery(query("/companies/{company_id}", {params: {path: {company_id}}}))`.
 * The key is the path template and the parameters, so events can invalidate by path.
 */
export function query<Path extends GetPath>(path: Path, init?: GetInit<Path>) {
  return queryOptions({
    queryKey: [path, init ?? {}] as const,
    queryFn: ({ signal }) =>
      data(get(path, { ...(init as Init | undefined), signal })) as Promise<Answer<Path>>,
  });
}

/** Options of a keyset list, page after page: `useInfiniteQuery(pages("/companies", {params: {query: {q}}}))`. */
export function pages<Path extends ListPath>(path: Path, init?: GetInit<Path>) {
  return infiniteQueryOptions({
    queryKey: [path, "pages", init ?? {}] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const given = (init ?? {}) as Init;
      // The count is asked for once, with the first page: it costs the server a second query.
      const paging = pageParam === null ? { with_total: true } : { cursor: pageParam };
      const params = { ...given.params, query: { ...given.params?.query, ...paging } };
      return data(get(path, { ...given, params, signal })) as Promise<Answer<Path>>;
    },
    getNextPageParam: (last: Answer<Path>) => (last as ListPage).next_cursor,
  });
}

/** The rows of all pages loaded so far, and how many there are in all (null when not counted). */
export function flatten<Row>(loaded: InfiniteData<{ items: Row[] } & Omit<ListPage, "items">> | undefined) {
  const first = loaded?.pages[0];
  return {
    rows: loaded?.pages.flatMap((page) => page.items) ?? [],
    total: first?.total ?? null,
    totalCapped: first?.total_capped ?? false,
  };
}

/** Marks everything under some paths as stale, whatever its parameters; what is on screen loads anew. */
export async function invalidatePaths(queries: QueryClient, stale: readonly GetPath[]): Promise<void> {
  const set = new Set<unknown>(stale);
  await queries.invalidateQueries({ predicate: ({ queryKey }) => set.has(queryKey[0]) });
}
