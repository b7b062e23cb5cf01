import { msg } from "@lingui/core/macro";
import { useRef } from "react";
import { useHotkey } from "@/ui/hotkeys/hotkeys";

/** Which rows are ticked. The page keeps it; it forgets ids that it acted upon. */
export interface Selection {
  ids: ReadonlySet<string>;
  onChange: (ids: ReadonlySet<string>) => void;
}

const TICK = { keys: "x", label: msg`Select the row`, group: msg`Lists` };
const NONE: Selection = { ids: new Set(), onChange: () => undefined };

/** Ticks rows: one by one, from the last one to this one (Shift), or all that are loaded. `x` ticks the active row. */
export function useSelection(selection: Selection | undefined, keys: readonly string[], active: number) {
  const { ids, onChange } = selection ?? NONE;
  const last = useRef(-1);
  const toggle = (index: number, range: boolean) => {
    const key = keys[index];
    if (key === undefined) return;
    const next = new Set(ids);
    const ticked = !ids.has(key);
    const from = range && last.current >= 0 ? last.current : index;
    for (const each of keys.slice(Math.min(from, index), Math.max(from, index) + 1)) {
      if (ticked) next.add(each);
      else next.delete(each);
    }
    last.current = index;
    onChange(next);
  };
  useHotkey(TICK, () => toggle(active, false), selection !== undefined && active >= 0);
  const all = keys.length > 0 && keys.every((key) => ids.has(key));
  return {
    all,
    some: !all && keys.some((key) => ids.has(key)),
    has: (key: string) => ids.has(key),
    toggle,
    toggleAll: () => onChange(new Set(all ? [] : keys)),
  };
}
