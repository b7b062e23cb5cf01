import { type RefObject, useRef } from "react";
import type { Text } from "./types";

/** The parts of a version that are one line. */
export type Line = "subject" | "preheader";

/** The one-line fields of a version: where the cursor was last, and tags put there. */
export function useLines(text: Text, change: (part: Partial<Text>) => void) {
  const subject = useRef<HTMLInputElement>(null);
  const preheader = useRef<HTMLInputElement>(null);
  const inside = useRef<Line | null>(null);
  const refs: Record<Line, RefObject<HTMLInputElement | null>> = { subject, preheader };
  const select = (part: Line, offset: number, length: number) => {
    const input = refs[part].current;
    input?.focus();
    input?.setSelectionRange(offset, offset + length);
  };
  return {
    refs,
    select,
    /** The cursor went into a line, or into none of them. */
    enter: (part: Line | null) => {
      inside.current = part;
    },
    /** Puts a tag where the cursor is; false when that is not in a line. */
    insert: (tag: string): boolean => {
      const part = inside.current;
      const input = part && refs[part].current;
      if (!part || !input) return false;
      const at = input.selectionStart ?? text[part].length;
      change({ [part]: text[part].slice(0, at) + tag + text[part].slice(input.selectionEnd ?? at) });
      requestAnimationFrame(() => select(part, at + tag.length, 0));
      return true;
    },
  };
}
