import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconClockExclamation, IconX } from "@tabler/icons-react";
import type { Deal } from "@/api/types";
import classes from "./deals.module.css";
import { stageColour } from "./stageColours";
import { STATUS_NAMES } from "./words";

/** Where a deal stands: its stage, or how it ended. */
export function DealState({ deal }: { deal: Deal }) {
  const { i18n, t } = useLingui();
  if (deal.status !== "open") {
    const Glyph = deal.status === "won" ? IconCheck : IconX;
    return (
      <span className={classes.state} data-status={deal.status}>
        <Glyph size={14} aria-hidden />
        {i18n._(STATUS_NAMES[deal.status])}
      </span>
    );
  }
  return (
    <span className={classes.state}>
      <span className={classes.dot} style={{ background: stageColour(deal.stage.kind) }} />
      <bdi>{deal.stage.name}</bdi>
      {deal.stale ? <IconClockExclamation size={14} className={classes.warn} aria-label={t`Stale`} /> : null}
    </span>
  );
}
