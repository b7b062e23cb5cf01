import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Sharing, ThreadEdit } from "@/api/types";
import { toast, toastProblem, toastWithUndo } from "@/ui/feedback/toast";

const PATHS = [
  "/conversations",
  "/conversations/{conversation_id}",
  "/conversations/{conversation_id}/thread-edits",
] as const;

/** Splits and joins conversations; a toast says so and can undo it. */
export function useRegroup(onShown: (conversation: string) => void) {
  const queries = useQueryClient();
  const settle = () => invalidatePaths(queries, [...PATHS]);
  const undo = useMutation({
    mutationFn: (edit: ThreadEdit) =>
      data(client.POST("/thread-edits/{edit_id}/undo", { params: { path: { edit_id: edit.id } } })),
    onSuccess: (edit) => {
      onShown(edit.conversation_id);
      toast(<Trans>It is as it was before.</Trans>);
    },
    onError: toastProblem,
    onSettled: settle,
  });
  const split = useMutation({
    mutationFn: ({ conversation, message }: { conversation: string; message: string }) =>
      data(
        client.POST("/conversations/{conversation_id}/splits", {
          params: { path: { conversation_id: conversation } },
          body: { message_id: message },
        }),
      ),
    onSuccess: (edit) => {
      onShown(edit.other_id);
      toastWithUndo({
        message: <Trans>This is a conversation of its own now. Answers to it will come here.</Trans>,
        undo: () => undo.mutate(edit),
      });
    },
    onError: toastProblem,
    onSettled: settle,
  });
  const join = useMutation({
    mutationFn: ({ conversation, other }: { conversation: string; other: string }) =>
      data(
        client.POST("/conversations/{conversation_id}/joins", {
          params: { path: { conversation_id: conversation } },
          body: { conversation_id: other },
        }),
      ),
    onSuccess: (edit) => {
      onShown(edit.conversation_id);
      toastWithUndo({
        message: <Trans>They are one conversation now.</Trans>,
        undo: () => undo.mutate(edit),
      });
    },
    onError: toastProblem,
    onSettled: settle,
  });
  return {
    split: split.mutate,
    join: join.mutate,
    undo: undo.mutate,
    busy: split.isPending || join.isPending,
  };
}

/** Who sees a conversation: the owners of its mailboxes decide. */
export function useVisibility(conversation: string) {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (body: { private: boolean; sharing?: Sharing }) =>
      data(
        client.PUT("/conversations/{conversation_id}/visibility", {
          params: { path: { conversation_id: conversation } },
          body,
        }),
      ),
    onSuccess: (_, body) =>
      toast(
        body.private ? (
          <Trans>Only the owners of its mailboxes see this conversation now.</Trans>
        ) : body.sharing?.with === "everybody" ? (
          <Trans>Everybody here sees this conversation now.</Trans>
        ) : body.sharing?.with === "team" ? (
          <Trans>The team sees this conversation now.</Trans>
        ) : (
          <Trans>Whoever may look into its mailboxes sees this conversation now.</Trans>
        ),
      ),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/conversations", "/conversations/{conversation_id}"]),
  });
  return mutate;
}
