import { useCallback, useEffect, useRef } from "react";
import { read, remove, write } from "./storage";

const PREFIX = "lading.draft.";
const PAUSE_MS = 300;

export interface Draft<Value> {
  /** What was kept from before, when the form came on screen. */
  restored: Value | null;
  keep: (value: Value) => void;
  clear: () => void;
}

/** What was typed under a name and not yet sent, or null. */
export function readDraft<Value>(name: string): Value | null {
  const text = read(PREFIX + name);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}

/** Forgets every draft of this browser: at sign-out, so that the next person finds none. */
export function clearDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) remove(key);
  }
}

/**
 * Keeps what is being typed under a name, so that it survives a reload, the end of a session and a lost
 * connection. Never hand it a password: the caller leaves secrets out. A null name keeps nothing.
 */
export function useDraft<Value>(name: string | null): Draft<Value> {
  const restored = useRef<Value | null | undefined>(undefined);
  if (restored.current === undefined) restored.current = name === null ? null : readDraft<Value>(name);

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const waiting = useRef<Value | null>(null);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (name !== null && waiting.current !== null) write(PREFIX + name, JSON.stringify(waiting.current));
    waiting.current = null;
  }, [name]);

  useEffect(() => {
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);

  const keep = useCallback(
    (value: Value) => {
      waiting.current = value;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, PAUSE_MS);
    },
    [flush],
  );

  const clear = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = null;
    if (name !== null) remove(PREFIX + name);
  }, [name]);

  return { restored: restored.current, keep, clear };
}
