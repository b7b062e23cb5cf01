import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { isProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useDraft } from "@/lib/useDraft";
import { keepForLater, takeBack } from "@/offline/outbox";
import { changesOf, type Outgoing, type Writing, writingOf } from "./types";

const PAUSE_MS = 1_500;
const RETRY_MS = 10_000;

/** `kept`: only in this browser, since the server is out of reach; it goes there by itself. */
export type SavingState = "saved" | "waiting" | "saving" | "kept";

interface Kept {
  version: number;
  writing: Writing;
}

/** What is known of one draft's saving. */
export interface DraftSaving {
  writing: Writing;
  change: (part: Partial<Writing>) => void;
  state: SavingState;
  /** What another device saved meanwhile; null while there is no conflict. */
  conflict: Outgoing | null;
  keepMine: () => void;
  takeTheirs: () => void;
  /** Saves what is waiting; false when that failed. */
  saveNow: () => Promise<boolean>;
  /** Forgets what this browser keeps: after sending or throwing away. */
  forget: () => void;
  /** The text was replaced by `change` and the editor is to show it. */
  refill: () => void;
  /** Grows when the text was replaced from outside, so that the editor begins anew. */
  epoch: number;
}

/** Keeps a draft on the server a moment after each pause, and in this browser with every key. */
export function useDraftSaving(outgoing: Outgoing): DraftSaving {
  const queries = useQueryClient();
  const { id } = outgoing;
  const { restored, keep, clear } = useDraft<Kept>(`outgoing.${id}`);
  const [writing, setWriting] = useState<Writing>(() => restored?.writing ?? writingOf(outgoing));
  const [state, setState] = useState<SavingState>(restored ? "waiting" : "saved");
  const [conflict, setConflict] = useState<Outgoing | null>(null);
  const [epoch, setEpoch] = useState(0);
  const server = useRef<Outgoing>(outgoing);
  const latest = useRef(writing);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean> | null>(null);
  /** Another device saved meanwhile: nothing is saved until somebody has chosen. */
  const disputed = useRef(false);
  /** The composer was left. */
  const gone = useRef(false);
  /** It was sent or thrown away: nothing is saved any more. */
  const done = useRef(false);

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    // One save at a time: each is made from the version that the one before answered.
    while (running.current) await running.current;
    if (done.current || disputed.current) return false;
    const body = changesOf(writingOf(server.current), latest.current);
    if (body.sender_id === null) delete body.sender_id;
    if (Object.keys(body).length === 0) {
      setState("saved");
      clear();
      return true;
    }
    setState("saving");
    const sent = latest.current;
    const work = (async () => {
      try {
        const answer = await data(
          client.PATCH("/outgoing-messages/{outgoing_id}", {
            params: { path: { outgoing_id: id }, header: ifMatch(server.current.version) },
            body: body as Record<string, unknown>,
          }),
        );
        server.current = answer;
        queries.setQueryData(
          query("/outgoing-messages/{outgoing_id}", { params: { path: { outgoing_id: id } } }).queryKey,
          answer,
        );
        if (latest.current === sent) {
          setState("saved");
          clear();
        }
        return true;
      } catch (error) {
        if (isProblem(error) && error.isConflict && error.document.current) {
          disputed.current = true;
          setConflict(error.document.current as Outgoing);
        } else if (gone.current && isProblem(error, "offline")) {
          // Nobody looks at it any more: it goes out with everything else that waits.
          await keepForLater({
            kind: "draft",
            title: latest.current.subject,
            link: `/compose?draft=${id}`,
            method: "PATCH",
            path: `/outgoing-messages/${id}`,
            body: body as Record<string, unknown>,
            version: server.current.version,
          });
        } else {
          timer.current = setTimeout(() => void save(), RETRY_MS);
        }
        setState("kept");
        return false;
      } finally {
        running.current = null;
      }
    })();
    running.current = work;
    return work;
  }, [id, clear, queries]);

  const change = useCallback(
    (part: Partial<Writing>) => {
      latest.current = { ...latest.current, ...part };
      setWriting(latest.current);
      setState("waiting");
      keep({ version: server.current.version, writing: latest.current });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    [keep, save],
  );

  useEffect(() => {
    const onOnline = () => void save();
    gone.current = false;
    // What waited since this draft was left is here too: from now on it is saved from here.
    void takeBack("PATCH", `/outgoing-messages/${id}`);
    addEventListener("online", onOnline);
    return () => {
      gone.current = true;
      removeEventListener("online", onOnline);
      clearTimeout(timer.current);
      void save();
    };
  }, [save, id]);

  // What this browser kept from before goes to the server at once.
  const fromBefore = useRef(restored !== null);
  useEffect(() => {
    if (fromBefore.current) {
      fromBefore.current = false;
      void save();
    }
  }, [save]);

  // A file was added or another device saved while nothing is being typed here.
  useEffect(() => {
    if (outgoing.version < server.current.version || state !== "saved") return;
    const changed = outgoing.version > server.current.version;
    server.current = outgoing;
    if (!changed) return;
    const theirs = writingOf(outgoing);
    if (theirs.html !== latest.current.html) setEpoch((count) => count + 1);
    latest.current = theirs;
    setWriting(theirs);
  }, [outgoing, state]);

  const forget = () => {
    clearTimeout(timer.current);
    done.current = true;
    clear();
  };
  const takeTheirs = () => {
    if (!conflict) return;
    server.current = conflict;
    disputed.current = false;
    latest.current = writingOf(conflict);
    setWriting(latest.current);
    setConflict(null);
    setEpoch((count) => count + 1);
    setState("saved");
    clear();
  };
  const keepMine = () => {
    if (!conflict) return;
    server.current = conflict;
    disputed.current = false;
    setConflict(null);
    void save();
  };
  return {
    writing,
    change,
    state,
    conflict,
    keepMine,
    takeTheirs,
    saveNow: save,
    forget,
    refill: () => setEpoch((count) => count + 1),
    epoch,
  };
}
