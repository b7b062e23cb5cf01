import { useSyncExternalStore } from "react";

let message = "";
const listeners = new Set<() => void>();

/** Says something to screen readers without moving the focus: a save, an alert, a count. */
export function announce(text: string): void {
  // The same text twice is only read again when it differs; a no-break space is enough.
  message = text === message ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The one live region of the page. */
export function LiveRegion() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <output className="visually-hidden" aria-live="polite" aria-atomic="true">
      {text}
    </output>
  );
}
