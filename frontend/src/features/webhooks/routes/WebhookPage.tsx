import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group, SegmentedControl } from "@mantine/core";
import { IconAlertTriangle, IconSend, IconSettings } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { flatten, invalidatePaths, pages, query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastWarning } from "@/ui/feedback/toast";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { DeliveryPanel } from "../components/DeliveryPanel";
import { DeliveryStateText } from "../components/DeliveryStateText";
import { deliveryColumns } from "../components/deliveryColumns";
import { EditWebhookPanel } from "../components/EditWebhookPanel";
import { WebhookState } from "../components/WebhookState";
import classes from "../components/webhooks.module.css";
import { STATES, type WebhookSearch } from "../search";

const route = getRouteApi("/signed-in/settings/webhooks/$webhookId");
const REFRESH_MS = 10_000;

/** One webhook: how it does, and the log of what it was told. */
export function WebhookPage() {
  const { t } = useLingui();
  const { webhookId } = route.useParams();
  const { state, open } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const path = { webhook_id: webhookId };
  const go = (search: WebhookSearch) => void navigate({ search: { state, ...search }, replace: true });
  const found = useQuery({
    ...query("/webhooks/{webhook_id}", { params: { path } }),
    refetchInterval: REFRESH_MS,
  });
  const log = useInfiniteQuery({
    ...pages("/webhooks/{webhook_id}/deliveries", {
      params: { path, query: { state: state === "waiting" ? ["waiting", "sending"] : state ? [state] : [] } },
    }),
    refetchInterval: REFRESH_MS,
  });
  const refresh = () =>
    invalidatePaths(queries, ["/webhooks", "/webhooks/{webhook_id}", "/webhooks/{webhook_id}/deliveries"]);
  const test = useMutation({
    mutationFn: () => data(client.POST("/webhooks/{webhook_id}/tests", { params: { path } })),
    onSuccess: ({ delivery }) => {
      if (delivery.state === "delivered") toast(t`The test event got through.`);
      else toastWarning(delivery.problem ?? t`The test event did not get through.`);
      go({ open: delivery.id });
      void refresh();
    },
  });
  const resend = useMutation({
    mutationFn: () => data(client.POST("/webhooks/{webhook_id}/resends", { params: { path }, body: {} })),
    onSuccess: () => {
      toast(t`What failed is sent again.`);
      void refresh();
    },
  });
  const webhook = found.data;
  if (!webhook) {
    return (
      <Page layout="text">
        {found.error ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <TextSkeleton />
        )}
      </Page>
    );
  }
  const { rows, total, totalCapped } = flatten(log.data);
  const close = () => go({ open: undefined });
  const panel =
    open === "edit" ? (
      <EditWebhookPanel key={webhook.id} webhook={webhook} onClose={close} />
    ) : open ? (
      <DeliveryPanel deliveryId={open} on={webhook.active} onClose={close} />
    ) : null;
  const names = { waiting: t`Waiting`, delivered: t`Delivered`, failed: t`Failed` };
  return (
    <Page panel={panel}>
      <PageHeader
        title={webhook.description || new URL(webhook.url).host}
        description={
          <span className={classes.address} dir="ltr">
            {webhook.url}
          </span>
        }
        aside={<WebhookState webhook={webhook} />}
        actions={
          <Group gap="sm">
            <Button
              variant="default"
              leftSection={<IconSend size={16} aria-hidden />}
              loading={test.isPending}
              onClick={() => test.mutate()}
            >
              <Trans>Send a test event</Trans>
            </Button>
            <Button
              variant="default"
              leftSection={<IconSettings size={16} aria-hidden />}
              onClick={() => go({ open: "edit" })}
            >
              <Trans>Settings</Trans>
            </Button>
          </Group>
        }
      />
      {webhook.off_because || webhook.problem ? (
        <Alert
          color={webhook.off_because ? "red" : "yellow"}
          icon={<IconAlertTriangle aria-hidden />}
          className={classes.facts}
        >
          {webhook.off_because ?? webhook.problem}{" "}
          {webhook.failing_since ? (
            <Trans>
              Nothing has got through since <TimeText instant={webhook.failing_since} />.
            </Trans>
          ) : null}
        </Alert>
      ) : null}
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t`Which messages`}
          value={state ?? "all"}
          onChange={(value) => go({ state: STATES.find((each) => each === value), open: undefined })}
          data={[
            { value: "all", label: t`All` },
            ...STATES.map((each) => ({ value: each, label: names[each] })),
          ]}
        />
        {webhook.active && webhook.failed > 0 ? (
          <Button variant="subtle" size="xs" loading={resend.isPending} onClick={() => resend.mutate()}>
            <Trans>Send all failed again</Trans>
          </Button>
        ) : null}
      </div>
      <DataTable
        id="webhook_deliveries"
        label={t`Messages of the last 30 days`}
        columns={deliveryColumns}
        rows={rows}
        rowKey={(row) => row.id}
        source={log}
        total={total}
        totalCapped={totalCapped}
        onOpen={(row) => go({ open: row.id })}
        selected={open}
        card={(row) => (
          <div className={classes.card}>
            <code dir="ltr">{row.type}</code>
            <DeliveryStateText state={row.state} />
            <span className={classes.muted}>
              <TimeText instant={row.created_at} />
            </span>
          </div>
        )}
        empty={
          <EmptyState icon={IconSend}>
            <Trans>No messages here. They are kept for 30 days.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
