import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { forgetRead } from "@/offline/wipe";
import { query } from "./query";
import type { Me } from "./types";

export const sessionQuery = query("/session");

export type Permission =
  | "mailboxes.manage"
  | "users.manage"
  | "api_keys.manage"
  | "audit.read"
  | "jobs.manage"
  | "companies.write"
  | "companies.arbitrate"
  | "conversations.write"
  | "outreach.manage"
  | "trade.write"
  | "trade.approve"
  | "erp.manage"
  | "team.manage"
  | "pool.manage"
  | "fields.manage"
  | "webhooks.manage";

/** Who is signed in, where and with which rights. Only below the signed-in layout. */
export const useMe = (): Me =>
  useSuspenseQuery({ ...sessionQuery, staleTime: Number.POSITIVE_INFINITY }).data;

export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

/** Puts a fresh Me (after sign-in or a change of tenant) into the cache and forgets all that was another's. */
export function useEnter(): (me: Me) => void {
  const queries = useQueryClient();
  return (me) => {
    void forgetRead();
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, me);
  };
}
