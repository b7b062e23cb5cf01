import { useState } from "react";
import { read, write } from "./storage";

/** A small state of this browser that survives a reload. */
export function useStored<Value extends string | number | boolean>(
  key: string,
  initial: Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => {
    const stored = read(key);
    if (stored === null) return initial;
    try {
      const parsed: unknown = JSON.parse(stored);
      return typeof parsed === typeof initial ? (parsed as Value) : initial;
    } catch {
      return initial;
    }
  });
  const set = (next: Value) => {
    setValue(next);
    write(key, JSON.stringify(next));
  };
  return [value, set];
}
