import { useLingui } from "@lingui/react/macro";
import type { ErpLink } from "@/api/types";
import { StatusText, type Tone } from "@/ui/records/StatusText";

const TONES: Record<string, Tone> = {
  setup: "quiet",
  ready: "quiet",
  live: "ok",
  paused: "paused",
  needs_attention: "danger",
};

/** How a link is, in a word. */
export function LinkState({ link }: { link: ErpLink }) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    setup: t`Not tried yet`,
    ready: t`Tried; nothing is switched on`,
    live: t`In step`,
    paused: t`Paused`,
    needs_attention: t`Needs attention`,
  };
  const waits = link.state === "live" && link.problem;
  return (
    <StatusText tone={waits ? "warning" : (TONES[link.state] ?? "quiet")}>
      {waits ? t`The ERP is away; it is tried again` : (words[link.state] ?? link.state)}
    </StatusText>
  );
}
