import { useLingui } from "@lingui/react/macro";
import type { TodayRow } from "@/api/types";

type MomentReason = NonNullable<TodayRow["moment"]>;

/** What an hour is on somebody's clock, in words. */
export function useMoments(): Record<MomentReason, string> {
  const { t } = useLingui();
  return {
    good: t`A good hour there`,
    desk: t`At the desk`,
    lunch: t`At lunch there`,
    early: t`Before work there`,
    evening: t`After work there`,
    night: t`Night there`,
    weekend: t`Weekend there`,
    holiday: t`Holiday there`,
  };
}
