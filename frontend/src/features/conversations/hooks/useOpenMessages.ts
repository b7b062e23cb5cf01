import { useState } from "react";

/**
 * Which mails of a conversation are open: at first the newest, or the one that was asked for. A mail that arrives
 * meanwhile opens below, and those above stay as they are.
 */
export function useOpenMessages(ids: readonly string[], wanted: string | undefined) {
  const newest = ids.at(-1);
  const first = wanted !== undefined && ids.includes(wanted) ? wanted : newest;
  const [known, setKnown] = useState(newest);
  const [asked, setAsked] = useState(wanted);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(first === undefined ? [] : [first]));

  if (known !== newest) {
    setKnown(newest);
    if (newest !== undefined) setOpen(new Set([...open, newest]));
  }
  if (asked !== wanted) {
    setAsked(wanted);
    if (wanted !== undefined) setOpen(new Set([...open, wanted]));
  }

  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return { open, toggle, first };
}

const SHOWN_FOLDED = 3;

/** The folded mails to leave out: those in the middle of a long conversation. */
export function middleOf(ids: readonly string[], open: ReadonlySet<string>): readonly string[] {
  const firstOpen = ids.findIndex((id, index) => index > 0 && open.has(id));
  const end = (firstOpen === -1 ? ids.length : firstOpen) - 1;
  return end - 1 >= SHOWN_FOLDED ? ids.slice(1, end) : [];
}
