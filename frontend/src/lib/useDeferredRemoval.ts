import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useSyncExternalStore } from "react";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";

type Remove = (id: string, options: { keepalive: boolean }) => Promise<unknown>;

/** What looks removed but can still come back, with what will really remove it. */
const waiting = new Map<string, () => void>();
let hidden: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function publish(): void {
  hidden = new Set(waiting.keys());
  for (const listener of listeners) listener();
}

// Leaving the page is a yes: what the reader removed is removed.
addEventListener("pagehide", () => {
  for (const commit of waiting.values()) commit();
});

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Removes a record with a way back: it leaves the screen at once, the server hears of it when the toast with
 * Undo has gone. `hidden` holds the ids to leave out of lists meanwhile.
 */
export function useDeferredRemoval(remove: Remove): {
  hidden: ReadonlySet<string>;
  start: (id: string, message: ReactNode) => void;
} {
  const current = useSyncExternalStore(subscribe, () => hidden);
  const { mutate } = useMutation({
    mutationFn: (id: string) => remove(id, { keepalive: true }),
    onError: (error) => toastProblem(error),
    // The record shows again when the server refused, and is gone from the lists when it agreed.
    onSettled: (_answer, _error, id) => {
      waiting.delete(id);
      publish();
    },
  });
  const start = (id: string, message: ReactNode) => {
    let sent = false;
    const commit = () => {
      if (sent) return;
      sent = true;
      mutate(id);
    };
    waiting.set(id, commit);
    publish();
    toastWithUndo({
      message,
      settle: commit,
      undo: () => {
        waiting.delete(id);
        publish();
      },
    });
  };
  return { hidden: current, start };
}
