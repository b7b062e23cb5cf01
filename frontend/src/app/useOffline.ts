import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { apiUrl } from "@/api/client";
import { followOutbox } from "@/offline/outbox";
import { toast, toastWarning } from "@/ui/feedback/toast";

/** The app on this device: readable without a network, and what was written there sent when it is back. */
export function useOffline(seat: string): void {
  const queries = useQueryClient();
  const { t } = useLingui();

  useEffect(() => {
    // Behind everything that the first screen needs.
    const timer = setTimeout(() => void navigator.serviceWorker?.register("/service-worker.js"), 2_000);
    return () => clearTimeout(timer);
  }, []);

  // What is to be read without a network has to come through the worker once: who is signed in, and what is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another seat is another session
  useEffect(() => {
    const workers = navigator.serviceWorker;
    if (!workers) return undefined;
    const readAll = () => {
      void fetch(apiUrl("/session"))
        .then(() => queries.invalidateQueries())
        .catch(() => undefined);
    };
    if (workers.controller) void fetch(apiUrl("/session")).catch(() => undefined);
    workers.addEventListener("controllerchange", readAll);
    return () => workers.removeEventListener("controllerchange", readAll);
  }, [seat, queries]);

  useEffect(
    () =>
      followOutbox(seat, ({ sent, refused }) => {
        if (sent > 0) toast(t`What you wrote without a network is sent.`);
        if (refused > 0) toastWarning(t`Something you wrote without a network was not accepted. It is kept.`);
        void queries.invalidateQueries();
      }),
    [seat, queries, t],
  );
}
