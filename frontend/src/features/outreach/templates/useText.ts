import { useState } from "react";
import { useDraft } from "@/lib/useDraft";
import type { Text, Version } from "./types";

interface Kept extends Text {
  /** The revision that it was written over. */
  over: number;
}

/** A language's text as it is typed: kept on this device until it is saved. */
export function useText(version: Version, name: string) {
  const draft = useDraft<Kept>(name);
  const saved: Text = {
    subject: version.subject,
    preheader: version.preheader,
    html: version.html,
  };
  const [typed, setTyped] = useState<Text | null>(() =>
    draft.restored && draft.restored.over === version.revision ? { ...saved, ...draft.restored } : null,
  );
  const text = typed ?? saved;
  const dirty =
    typed !== null &&
    (typed.subject !== saved.subject || typed.preheader !== saved.preheader || typed.html !== saved.html);
  return {
    text,
    dirty,
    change: (part: Partial<Text>) => {
      const next = { subject: text.subject, preheader: text.preheader, html: text.html, ...part };
      setTyped(next);
      draft.keep({ ...next, over: version.revision });
    },
    /** What was typed is saved, or given up. */
    settle: () => {
      setTyped(null);
      draft.clear();
    },
  };
}
