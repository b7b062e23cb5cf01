import { Trans, useLingui } from "@lingui/react/macro";
import type { Appeal, AppealOutcome, OverlapAnswer } from "@/api/types";
import { StatusText, type Tone } from "@/ui/records/StatusText";

type Verdict = OverlapAnswer["verdict"];

const TONES: Record<Verdict, Tone> = {
  free: "ok",
  yours: "ok",
  colleague: "warning",
  pool: "quiet",
  same_group: "warning",
};

/** Whose customer it is, in two words. */
export function VerdictText({ answer }: { answer: OverlapAnswer }) {
  const { verdict, colleague } = answer;
  return (
    <StatusText tone={TONES[verdict]}>
      {verdict === "free" ? (
        <Trans>Free: nobody has this customer</Trans>
      ) : verdict === "yours" ? (
        <Trans>Your customer</Trans>
      ) : verdict === "pool" ? (
        <Trans>Known, but nobody's</Trans>
      ) : verdict === "same_group" ? (
        <Trans>Perhaps of the same group as a customer</Trans>
      ) : colleague ? (
        <Trans>
          Customer of <bdi>{colleague}</bdi>
        </Trans>
      ) : (
        <Trans>A colleague's customer</Trans>
      )}
    </StatusText>
  );
}

/** How an appeal stands. */
export function AppealState({ state }: { state: Appeal["state"] }) {
  const { t } = useLingui();
  const texts: Record<Appeal["state"], [Tone, string]> = {
    open: ["busy", t`Waits for a decision`],
    upheld: ["paused", t`The owner keeps it`],
    handed_over: ["ok", t`Handed over`],
    shared: ["ok", t`Shared by both`],
    withdrawn: ["quiet", t`Withdrawn`],
  };
  const [tone, words] = texts[state];
  return <StatusText tone={tone}>{words}</StatusText>;
}

/** What a manager may decide, with the key for it. */
export function useOutcomes(): { outcome: AppealOutcome; label: string }[] {
  const { t } = useLingui();
  return [
    { outcome: "upheld", label: t`Owner keeps it` },
    { outcome: "handed_over", label: t`Hand over` },
    { outcome: "shared", label: t`Share` },
  ];
}
