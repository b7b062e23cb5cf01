import { useDebouncedCallback } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths, query } from "@/api/query";
import type { Quote } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import { contentOf, type Draft, draftOf, merged } from "./draft";

const PAUSE_MS = 700;

export type SaveState = "kept" | "waiting" | "saving" | "failed" | "conflict";

const isQuote = (value: unknown): value is Quote =>
  typeof value === "object" && value !== null && "current" in value && "versions" in value;

/** The content of a quote's draft while it is written: kept by itself shortly after each change, one save at a time. */
export function useQuoteDraft(quote: Quote) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(quote.current));
  const [state, setState] = useState<SaveState>("kept");
  const latest = useRef(draft);
  const version = useRef(quote.version);
  const number = useRef(quote.current.number);
  const saving = useRef(false);
  const dirty = useRef(false);
  const id = quote.id;

  const save = useCallback(async (): Promise<boolean> => {
    if (saving.current || !dirty.current) return true;
    saving.current = true;
    let done = true;
    while (dirty.current && done) {
      dirty.current = false;
      const sent = latest.current;
      setState("saving");
      try {
        const answer = await data(
          client.PUT("/quotes/{quote_id}/draft", {
            params: { path: { quote_id: id }, header: ifMatch(version.current) },
            body: contentOf(sent),
          }),
        );
        version.current = answer.version;
        latest.current = merged(latest.current, sent, answer);
        setDraft(latest.current);
        queries.setQueryData(
          query("/quotes/{quote_id}", { params: { path: { quote_id: id } } }).queryKey,
          answer,
        );
      } catch (error) {
        done = false;
        dirty.current = true;
        setState(isProblem(error, "version-conflict") ? "conflict" : "failed");
        toastProblem(error);
      }
    }
    saving.current = false;
    if (done) {
      setState("kept");
      void invalidatePaths(queries, ["/quotes"]);
    }
    return done;
  }, [id, queries]);
  const soon = useDebouncedCallback(() => void save(), { delay: PAUSE_MS, flushOnUnmount: true });

  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part };
      dirty.current = true;
      setDraft(latest.current);
      setState("waiting");
      soon();
    },
    [soon],
  );

  // Somebody else's change, another version, or an approval: taken over where nothing of ours waits.
  useEffect(() => {
    const another = quote.current.number !== number.current;
    if ((quote.version <= version.current && !another) || dirty.current || saving.current) return;
    version.current = quote.version;
    number.current = quote.current.number;
    latest.current = draftOf(quote.current);
    setDraft(latest.current);
  }, [quote]);

  const reload = useCallback((current: unknown) => {
    if (!isQuote(current)) return;
    dirty.current = false;
    version.current = current.version;
    latest.current = draftOf(current.current);
    setDraft(latest.current);
    setState("kept");
  }, []);
  return { draft, change, save, state, reload };
}
