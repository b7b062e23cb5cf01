import { useEffect, useSyncExternalStore } from "react";

const APP = "Lading";
let current = "";
const listeners = new Set<() => void>();

function set(title: string): void {
  current = title;
  document.title = title ? `${title} · ${APP}` : APP;
  for (const listener of listeners) listener();
}

/** Names the page: in the browser's tab, in the last breadcrumb, and for screen readers after a move. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    set(title);
    return () => set("");
  }, [title]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useCurrentPageTitle = (): string => useSyncExternalStore(subscribe, () => current);
