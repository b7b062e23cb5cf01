import { useEffect } from "react";
import { read, remove, write } from "@/lib/storage";

/** A record that was opened on this device: found without the network. */
export interface Recent {
  kind: "company" | "contact";
  id: string;
  name: string;
}

const KEY = "lading.recent";
const MOST = 30;

/** What was opened last, the newest first. */
export function recents(): Recent[] {
  try {
    const kept: unknown = JSON.parse(read(KEY) ?? "[]");
    return Array.isArray(kept) ? (kept as Recent[]) : [];
  } catch {
    return [];
  }
}

/** Notes that a record is open. */
export function useNoteRecent(kind: Recent["kind"], id: string, name: string): void {
  useEffect(() => {
    const others = recents().filter((each) => each.id !== id);
    write(KEY, JSON.stringify([{ kind, id, name }, ...others].slice(0, MOST)));
  }, [kind, id, name]);
}

export const forgetRecents = (): void => remove(KEY);
