import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import type { AlertDelivery } from "@/api/types";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./alerts.module.css";

const SHOWN = 10;
const TONES = { sent: "ok", waiting: "quiet", sending: "busy", failed: "danger", dropped: "quiet" } as const;

/** The last alerts of a channel: what went, waits or failed, and why. */
export function DeliveryLog({ channelId }: { channelId: string }) {
  const { t } = useLingui();
  const log = useInfiniteQuery(
    pages("/alert-channels/{channel_id}/deliveries", {
      params: { path: { channel_id: channelId }, query: { limit: SHOWN } },
    }),
  );
  const names: Record<AlertDelivery["state"], string> = {
    waiting: t`Waits`,
    sending: t`On its way`,
    sent: t`Sent`,
    failed: t`Failed`,
    dropped: t`Not sent`,
  };
  if (log.isPending) return <TextSkeleton />;
  const { rows } = flatten(log.data);
  if (rows.length === 0) {
    return (
      <p className={classes.quiet}>
        <Trans>No alert has come this way yet.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.log} aria-label={t`Last alerts`}>
      {rows.slice(0, SHOWN).map((row) => (
        <li key={row.id}>
          <StatusText tone={TONES[row.state]}>{names[row.state]}</StatusText>
          <span dir="auto">{row.title}</span>
          <span className={classes.quiet}>
            <TimeText instant={row.sent_at ?? row.due_at} />
          </span>
          {row.problem ? <span className={classes.quiet}>{row.problem}</span> : null}
        </li>
      ))}
    </ul>
  );
}
