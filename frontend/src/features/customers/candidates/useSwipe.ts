import { type TouchEvent, useRef } from "react";

/** So far (CSS pixels) a finger moves sideways before it counts, and so much more than up or down. */
const FAR = 90;
const STRAIGHT = 2;

/** Sideways swipes: `end` towards the end of the line, `start` towards its beginning. */
export function useSwipe(onSwipe: (towards: "start" | "end") => void, enabled: boolean) {
  const from = useRef<{ x: number; y: number } | null>(null);
  if (!enabled) return {};
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const finger = touches[0];
      from.current = finger && touches.length === 1 ? { x: finger.clientX, y: finger.clientY } : null;
    },
    onTouchEnd: ({ changedTouches, currentTarget }: TouchEvent) => {
      const finger = changedTouches[0];
      if (!finger || !from.current) return;
      const [across, along] = [finger.clientX - from.current.x, finger.clientY - from.current.y];
      from.current = null;
      if (Math.abs(across) < FAR || Math.abs(across) < STRAIGHT * Math.abs(along)) return;
      const mirrored = getComputedStyle(currentTarget).direction === "rtl";
      onSwipe(across > 0 !== mirrored ? "end" : "start");
    },
  };
}
