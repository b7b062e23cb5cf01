import { msg } from "@lingui/core/macro";
import { useState } from "react";
import { type Hotkey, useHotkey } from "@/ui/hotkeys/hotkeys";
import { EVERYWHERE } from "./places";

const KEY = { keys: "mod+k", label: msg`Search or go to`, group: EVERYWHERE };
const SLASH: Hotkey = { keys: "/", label: msg`Search or go to`, group: EVERYWHERE, yields: true };

/** Opens the command palette, whose code is loaded at the first wish. */
export function usePaletteDoor(): { wanted: boolean; open: () => void } {
  const [wanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    void import("@/ui/palette/Palette").then(({ palette }) => palette.open());
  };
  useHotkey(KEY, open);
  useHotkey(SLASH, open);
  return { wanted, open };
}
