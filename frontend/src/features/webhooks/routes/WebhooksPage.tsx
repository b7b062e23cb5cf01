import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus, IconWebhook } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { NewWebhookPanel } from "../components/NewWebhookPanel";
import { WebhookState } from "../components/WebhookState";
import { webhookColumns } from "../components/webhookColumns";
import classes from "../components/webhooks.module.css";

const route = getRouteApi("/signed-in/settings/webhooks/");

/** The addresses that are told what happens here. */
export function WebhooksPage() {
  const { t } = useLingui();
  const { add } = route.useSearch();
  const navigate = useNavigate();
  const list = useQuery(query("/webhooks"));
  const rows = list.data ?? [];
  const show = (adding: boolean) =>
    void navigate({ to: "/settings/webhooks", search: { add: adding || undefined } });
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show(true)}>
      <Trans>Add a webhook</Trans>
    </Button>
  );
  return (
    <Page panel={add ? <NewWebhookPanel onClose={() => show(false)} /> : null}>
      <PageHeader
        title={t`Webhooks`}
        description={
          <Trans>
            Tell other programs at once when something happens here: signed messages after Standard Webhooks.
          </Trans>
        }
        actions={rows.length > 0 ? button : null}
      />
      <DataTable
        id="webhooks"
        label={t`Webhooks`}
        columns={webhookColumns}
        rows={rows}
        rowKey={(row) => row.id}
        source={{
          isPending: list.isPending,
          error: list.error,
          refetch: list.refetch,
          hasNextPage: false,
          isFetchingNextPage: false,
          fetchNextPage: () => undefined,
        }}
        total={rows.length}
        totalCapped={false}
        onOpen={(row) =>
          void navigate({ to: "/settings/webhooks/$webhookId", params: { webhookId: row.id } })
        }
        card={(row) => (
          <div className={classes.card}>
            <strong dir="auto">{row.description || new URL(row.url).host}</strong>
            <span className={classes.muted} dir="ltr">
              {row.url}
            </span>
            <WebhookState webhook={row} />
          </div>
        )}
        empty={
          <EmptyState icon={IconWebhook} action={button}>
            <Trans>Addresses of your own programs will be here, each with what it was told and when.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
