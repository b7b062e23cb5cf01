import { type PointerEvent, useRef, useState } from "react";

const ENOUGH = 88;
const STARTED = 12;

interface Options {
  /** Towards the end of the line, in the reader's direction. */
  onForward: () => void;
  onBack: () => void;
}

/** A row that is moved aside with the finger: far enough in a direction, and let go, does something. */
export function useSwipe({ onForward, onBack }: Options) {
  const start = useRef<{ x: number; y: number; swiping: boolean } | null>(null);
  const [offset, setOffset] = useState(0);

  const end = () => {
    start.current = null;
    setOffset(0);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== "mouse") {
        start.current = { x: event.clientX, y: event.clientY, swiping: false };
      }
    },
    onPointerMove: (event: PointerEvent) => {
      const from = start.current;
      if (!from) return;
      const x = event.clientX - from.x;
      if (!from.swiping) {
        if (Math.abs(event.clientY - from.y) > STARTED) start.current = null;
        if (Math.abs(x) < STARTED) return;
        from.swiping = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      setOffset(x);
    },
    onPointerUp: (event: PointerEvent) => {
      const swiped = start.current?.swiping ? offset : 0;
      const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -swiped : swiped;
      end();
      if (forward > ENOUGH) onForward();
      else if (forward < -ENOUGH) onBack();
    },
    onPointerCancel: end,
  };
  return { offset, handlers };
}
