import type { MessageDescriptor } from "@lingui/core";
import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Hotkey {
  /** "j", "Enter", "?", "mod+k", or a sequence "g i". */
  keys: string;
  label: MessageDescriptor;
  group: MessageDescriptor;
  /** Gives way to any other of the same keys, whichever came first: the shell is mounted after its page. */
  yields?: true;
}

interface Registered extends Hotkey {
  run: () => void;
}

const SEQUENCE_MS = 1_200;
const registered: Registered[] = [];
let snapshot: readonly Hotkey[] = [];
const listeners = new Set<() => void>();
let pending = "";
let pendingSince = 0;

const publish = () => {
  snapshot = [...registered];
  for (const listener of listeners) listener();
};

// Boxes that are ticked or chosen take no letters: keys go on working after a click on one.
const TEXT_ENTRY =
  "input:not([type=checkbox],[type=radio],[type=button],[type=submit]), textarea, select, [role=combobox]";
const PRESSABLE = "a[href], button, summary, [role=button], [role^=menuitem], [role=option], [role=tab]";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TEXT_ENTRY));

/** Enter on a link or button is its own press. */
const pressing = (key: string, target: EventTarget | null): boolean =>
  key === "Enter" && target instanceof HTMLElement && target.matches(PRESSABLE);

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const mod = event.ctrlKey || event.metaKey;
  const pressed = mod ? `mod+${event.key.toLowerCase()}` : event.key;
  if (!mod && (typing(event.target) || pressing(event.key, event.target) || event.altKey)) return;
  // A dialog has the keys for itself, except for those with a modifier.
  if (!mod && document.querySelector("[role=dialog][aria-modal=true]")) return;

  const sequence = pending && Date.now() - pendingSince < SEQUENCE_MS ? `${pending} ${pressed}` : "";
  pending = "";
  // What was registered last is nearest to the reader and wins.
  const nearest = (keys: string) => {
    const meant = registered.filter((hotkey) => hotkey.keys === keys);
    return meant.findLast((hotkey) => !hotkey.yields) ?? meant.at(-1);
  };
  const match = nearest(sequence) ?? nearest(pressed);
  if (match) {
    event.preventDefault();
    match.run();
  } else if (registered.some((hotkey) => hotkey.keys.startsWith(`${pressed} `))) {
    pending = pressed;
    pendingSince = Date.now();
  }
}

function register(hotkey: Registered): () => void {
  if (registered.length === 0) document.addEventListener("keydown", onKeyDown);
  registered.push(hotkey);
  publish();
  return () => {
    registered.splice(registered.indexOf(hotkey), 1);
    if (registered.length === 0) document.removeEventListener("keydown", onKeyDown);
    publish();
  };
}

/** Binds keys while the component is on screen and lists them in the help of `?`. */
export function useHotkey(hotkey: Hotkey, run: () => void, enabled = true): void {
  const { keys, label, group, yields } = hotkey;
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    return register({ keys, label, group, yields, run: () => latest.current() });
  }, [keys, label, group, yields, enabled]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** All keys that do something on this screen. */
export const useHotkeyList = (): readonly Hotkey[] => useSyncExternalStore(subscribe, () => snapshot);
