import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { TodayRow } from "@/api/types";
import { toast, toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import type { DoneAnswer } from "../components/DoneForm";
import type { SnoozeAnswer } from "../components/SnoozeForm";
import { spoken } from "../components/WhenField";
import { useHere } from "../zone";

const STALE = [
  "/today",
  "/reminders",
  "/companies/{company_id}",
  "/companies/{company_id}/timeline",
] as const;

/** Done and put off, for a reminder as for a question that waits; done can be taken back. */
export function useDealWith() {
  const queries = useQueryClient();
  const here = useHere();
  const refresh = () => invalidatePaths(queries, STALE);

  const reopen = useMutation({
    mutationFn: (id: string) =>
      data(client.POST("/reminders/{reminder_id}/reopenings", { params: { path: { reminder_id: id } } })),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  const cancel = useMutation({
    mutationFn: (id: string) =>
      data(client.DELETE("/reminders/{reminder_id}", { params: { path: { reminder_id: id } } })),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });

  const done = useMutation({
    mutationFn: ({ row, answer }: { row: TodayRow; answer: DoneAnswer }) => {
      const body = {
        outcome: answer.outcome,
        note: answer.note.trim() || null,
        next: answer.next.trim() ? spoken(answer.next, here) : null,
      };
      return row.reminder
        ? data(
            client.POST("/reminders/{reminder_id}/completions", {
              params: { path: { reminder_id: row.reminder.id } },
              body,
            }),
          )
        : data(
            client.POST("/conversations/{conversation_id}/settlements", {
              params: { path: { conversation_id: row.id } },
              body,
            }),
          );
    },
    onSuccess: ({ reminder, next }, { row }) => {
      const back = () => {
        if (next) cancel.mutate(next.id);
        // A question goes back to waiting when the reminder that closed it is not done.
        if (row.reminder) reopen.mutate(reminder.id);
      };
      if (!row.reminder) toast(<Trans>Waits for no answer any more.</Trans>);
      else toastWithUndo({ message: <Trans>Done.</Trans>, undo: back });
    },
    onSettled: refresh,
  });

  const snooze = useMutation({
    mutationFn: ({ row, answer }: { row: TodayRow; answer: SnoozeAnswer }) => {
      const body =
        "choice" in answer ? { choice: answer.choice, here } : { when: spoken(answer.said, here), here };
      return row.reminder
        ? data(
            client.POST("/reminders/{reminder_id}/snoozes", {
              params: { path: { reminder_id: row.reminder.id } },
              body,
            }),
          )
        : data(
            client.POST("/conversations/{conversation_id}/snoozes", {
              params: { path: { conversation_id: row.id } },
              body,
            }),
          );
    },
    onSuccess: (reminder) => {
      const until = reminder.local ?? "";
      toast(<Trans>Put off until {until}.</Trans>);
    },
    onSettled: refresh,
  });

  return { done, snooze };
}
