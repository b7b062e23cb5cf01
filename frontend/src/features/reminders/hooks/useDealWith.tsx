import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Completed, Reminder, TodayRow } from "@/api/types";
import { useHere } from "@/i18n/useHere";
import { sendOrKeep } from "@/offline/outbox";
import { toast, toastKept, toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import type { DoneAnswer } from "../components/DoneForm";
import type { SnoozeAnswer } from "../components/SnoozeForm";
import { spokenNow } from "../components/WhenField";

const STALE = [
  "/today",
  "/reminders",
  "/companies/{company_id}",
  "/companies/{company_id}/timeline",
] as const;

const titleOf = (row: TodayRow): string =>
  [row.contact?.name ?? row.company?.name, row.reminder?.text ?? row.subject].filter(Boolean).join(": ");

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
    mutationFn: ({ row, answer }: { row: TodayRow; answer: DoneAnswer }) =>
      sendOrKeep<Completed>({
        kind: "done",
        title: titleOf(row),
        link: "/today",
        method: "POST",
        path: row.reminder
          ? `/reminders/${row.reminder.id}/completions`
          : `/conversations/${row.id}/settlements`,
        body: {
          outcome: answer.outcome,
          note: answer.note.trim() || null,
          next: answer.next.trim() ? spokenNow(answer.next, here) : null,
        },
        version: null,
      }),
    onSuccess: (outcome, { row }) => {
      if (outcome.kept) {
        toastKept();
        return;
      }
      const { reminder, next } = outcome.answer;
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
    mutationFn: ({ row, answer }: { row: TodayRow; answer: SnoozeAnswer }) =>
      sendOrKeep<Reminder>({
        kind: "snooze",
        title: titleOf(row),
        link: "/today",
        method: "POST",
        path: row.reminder ? `/reminders/${row.reminder.id}/snoozes` : `/conversations/${row.id}/snoozes`,
        body:
          "choice" in answer
            ? { choice: answer.choice, here, said_at: new Date().toISOString() }
            : { when: spokenNow(answer.said, here), here },
        version: null,
      }),
    onSuccess: (outcome) => {
      if (outcome.kept) {
        toastKept();
        return;
      }
      const until = outcome.answer.local ?? "";
      toast(<Trans>Put off until {until}.</Trans>);
    },
    onSettled: refresh,
  });

  return { done, snooze };
}
