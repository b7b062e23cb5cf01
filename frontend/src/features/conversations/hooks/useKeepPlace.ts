import { type RefObject, useLayoutEffect, useRef } from "react";

const LOOKED_AT = 9;

/**
 * Keeps what the reader looks at in its place while rows come and go above it. Rows have one height, in px. At the
 * top of the list nothing is kept: there new rows are what the reader waits for.
 */
export function useKeepPlace(
  scroll: RefObject<HTMLElement | null>,
  keys: readonly string[],
  height: number,
): void {
  const before = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = keys;
    const pane = scroll.current;
    if (!pane || pane.scrollTop < height / 2 || old.length === 0) return;
    const first = Math.floor(pane.scrollTop / height);
    const moves: number[] = [];
    for (let index = first; index < Math.min(first + LOOKED_AT, old.length); index += 1) {
      const now = keys.indexOf(old[index] ?? "");
      if (now !== -1) moves.push(now - index);
    }
    // Single rows jump to the top when mail arrives; what most of them did is what happened above.
    moves.sort((one, other) => one - other);
    const move = moves[Math.floor(moves.length / 2)] ?? 0;
    if (move !== 0) pane.scrollTop += move * height;
  }, [keys, scroll, height]);
}
