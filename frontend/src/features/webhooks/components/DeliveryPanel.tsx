import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast } from "@/ui/feedback/toast";
import { Details } from "@/ui/records/Details";
import { TimeText } from "@/ui/records/TimeText";
import { SidePanel } from "@/ui/shell/SidePanel";
import { DeliveryStateText } from "./DeliveryStateText";
import classes from "./webhooks.module.css";

interface Props {
  deliveryId: string;
  /** Whether anything can be sent to the webhook. */
  on: boolean;
  onClose: () => void;
}

/** One message: what was sent, what was answered, each attempt, and sending it again. */
export function DeliveryPanel({ deliveryId, on, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const path = { delivery_id: deliveryId };
  const found = useQuery(query("/webhook-deliveries/{delivery_id}", { params: { path } }));
  const resend = useMutation({
    mutationFn: () => data(client.POST("/webhook-deliveries/{delivery_id}/resends", { params: { path } })),
    onSuccess: async () => {
      toast(t`It is sent again, under the same id.`);
      await invalidatePaths(queries, [
        "/webhook-deliveries/{delivery_id}",
        "/webhooks/{webhook_id}/deliveries",
        "/webhooks/{webhook_id}",
      ]);
    },
  });
  const shown = found.data;
  const title = shown ? <code dir="ltr">{shown.delivery.type}</code> : t`Message`;
  return (
    <SidePanel
      title={title}
      recordId={deliveryId}
      onClose={onClose}
      footer={
        shown && on ? (
          <Button variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
            <Trans>Send again</Trans>
          </Button>
        ) : null
      }
    >
      {found.error && !shown ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : shown ? (
        <>
          <Details
            rows={[
              [t`State`, <DeliveryStateText key="state" state={shown.delivery.state} />],
              [
                t`Id`,
                <code key="id" dir="ltr">
                  {shown.delivery.message}
                </code>,
              ],
              [t`Happened`, format.full(shown.delivery.created_at)],
              [t`Next attempt`, shown.delivery.due_at ? format.full(shown.delivery.due_at) : null],
              [t`Attempts`, format.number(shown.delivery.attempts)],
              [t`Answer`, shown.delivery.status_code],
              [t`What went wrong`, shown.delivery.problem],
            ]}
          />
          <h3 className={classes.heading}>
            <Trans>What is sent</Trans>
          </h3>
          <pre className={classes.code} dir="ltr">
            {JSON.stringify(JSON.parse(shown.body), null, 2)}
          </pre>
          {shown.answer ? (
            <>
              <h3 className={classes.heading}>
                <Trans>What was answered (its beginning)</Trans>
              </h3>
              <pre className={classes.code} dir="auto">
                {shown.answer}
              </pre>
            </>
          ) : null}
          {shown.tries.length > 0 ? (
            <>
              <h3 className={classes.heading}>
                <Trans>Attempts</Trans>
              </h3>
              <ul className={classes.tries}>
                {shown.tries.map((each) => (
                  <li key={each.at}>
                    <TimeText instant={each.at} />
                    <span dir="ltr">{each.status_code ?? "—"}</span>
                    <span className={classes.muted} dir="ltr">
                      {format.number(each.ms)} ms
                    </span>
                    {each.problem ? <span className={classes.muted}>{each.problem}</span> : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : (
        <TextSkeleton />
      )}
    </SidePanel>
  );
}
