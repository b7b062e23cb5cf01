import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Meeting } from "@/api/types";
import { useHere } from "@/i18n/useHere";

const STALE = [
  "/meetings",
  "/today",
  "/reminders",
  "/companies/{company_id}/timeline",
  "/contacts/{contact_id}/timeline",
] as const;

export interface MeetingsOf {
  conversation_id?: string;
  company_id?: string;
  contact_id?: string;
  mine?: boolean;
}

/** Meetings by time: of a conversation or a customer, or those that lie ahead. */
export function useMeetings(of: MeetingsOf) {
  const here = useHere();
  return useQuery(query("/meetings", { params: { query: { here, ...of } } }));
}

/** What one may do with a meeting; each sends a letter. */
export function useMeetingActions(id: string) {
  const here = useHere();
  const queries = useQueryClient();
  const onSettled = () => invalidatePaths(queries, STALE);
  const params = { path: { meeting_id: id }, query: { here } };
  const answer = useMutation({
    mutationFn: (body: { answer: "accepted" | "tentative" | "declined"; anyway?: boolean }) =>
      data(
        client.POST("/meetings/{meeting_id}/answers", { params, body: { note: "", anyway: false, ...body } }),
      ),
    // A refused hour is said on the card.
    onError: () => undefined,
    onSettled,
  });
  const callOff = useMutation({
    mutationFn: () =>
      data(client.POST("/meetings/{meeting_id}/cancellation", { params, body: { note: "" } })),
    onSettled,
  });
  const take = useMutation({
    mutationFn: ({ at, minutes }: { at: string; minutes: number }) =>
      data(
        client.POST("/meetings/{meeting_id}/moves", {
          params: { path: { meeting_id: id } },
          body: { when: { at, here }, minutes, anyway: false },
        }),
      ),
    onSettled,
  });
  return { answer, callOff, take };
}

/** How many minutes a meeting lasts, as far as it can be asked for. */
export function lengthOf({ starts_at, ends_at }: Meeting): number {
  const minutes = Math.round((Date.parse(ends_at) - Date.parse(starts_at)) / 60_000);
  return Math.min(Math.max(minutes, 5), 480);
}

export const staleMeetings = STALE;
