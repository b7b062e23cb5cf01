import { Trans, useLingui } from "@lingui/react/macro";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import classes from "./tracking.module.css";
import { WHY } from "./words";

/** What will be recorded of a message to these people, and why, in one line below the letter. */
export function TrackingLine({ addresses }: { addresses: readonly string[] }) {
  const { i18n } = useLingui();
  const given = [...new Set(addresses)].sort();
  const plan = useQuery({
    queryKey: ["/tracking/plans", given],
    enabled: given.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => data(client.POST("/tracking/plans", { body: { addresses: given }, signal })),
  }).data;
  if (!plan || given.length === 0) return null;
  const why = i18n._(WHY[plan.why]);
  const Glyph = plan.effect === "off" ? IconEyeOff : IconEye;
  return (
    <p className={classes.line}>
      <Glyph size={15} stroke={1.75} aria-hidden />
      <span>
        {plan.effect === "individual" ? (
          <Trans>Opens and clicks are recorded. {why}</Trans>
        ) : plan.effect === "aggregate" ? (
          <Trans>Opens and clicks are counted, of nobody in particular. {why}</Trans>
        ) : (
          <Trans>Nothing is recorded of reading. {why}</Trans>
        )}
      </span>
    </p>
  );
}
