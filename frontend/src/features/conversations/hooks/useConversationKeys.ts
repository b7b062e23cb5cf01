import { msg } from "@lingui/core/macro";
import { useState } from "react";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import { INBOX_KEYS } from "../components/keys";

const NEXT = { keys: "j", label: msg`Next conversation`, group: INBOX_KEYS };
const PREVIOUS = { keys: "k", label: msg`Previous conversation`, group: INBOX_KEYS };
const OPEN = { keys: "Enter", label: msg`Open`, group: INBOX_KEYS };

interface Options {
  keys: readonly string[];
  current: string | undefined;
  /** `flip`: goes on from an open conversation, which leaves no step for Back. */
  onOpen: (id: string, how: "visit" | "flip") => void;
  reveal: (index: number) => void;
}

/** `j k` move through the list, and through the open conversations once one is open; Enter opens. */
export function useConversationKeys({ keys, current, onOpen, reveal }: Options) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [place, setPlace] = useState(-1);
  // A conversation may leave the list while it is open (read, under "unread"): then its old place counts.
  const known = keys.indexOf(current ?? chosen ?? "");
  const active = known === -1 ? Math.min(place, keys.length - 1) : known;
  if (active !== place) setPlace(active);

  const move = (step: number) => {
    const index = Math.max(0, Math.min(keys.length - 1, active + step));
    const id = keys[index];
    if (id === undefined) return;
    setChosen(id);
    reveal(index);
    if (current !== undefined && id !== current) onOpen(id, "flip");
  };
  const id = keys[active];
  useHotkey(NEXT, () => move(1));
  useHotkey(PREVIOUS, () => move(-1));
  useHotkey(OPEN, () => id !== undefined && onOpen(id, "visit"), current === undefined && id !== undefined);
  return { active, setActive: setChosen };
}
