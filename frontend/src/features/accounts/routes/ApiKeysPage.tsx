import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { ApiKeyPanel } from "../components/ApiKeyPanel";
import classes from "../components/accounts.module.css";
import { apiKeyColumns } from "../components/apiKeyColumns";
import { NewApiKeyPanel } from "../components/NewApiKeyPanel";

const route = getRouteApi("/signed-in/settings/api-keys");

export function ApiKeysPage() {
  const { t } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const list = useInfiniteQuery(pages("/api-keys"));
  const { rows, total, totalCapped } = flatten(list.data);
  const selected = rows.find((key) => key.id === open);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show("new")}>
      <Trans>New key</Trans>
    </Button>
  );

  const panel =
    open === "new" ? (
      <NewApiKeyPanel onClose={() => show(undefined)} />
    ) : selected ? (
      <ApiKeyPanel apiKey={selected} onClose={() => show(undefined)} />
    ) : null;

  return (
    <Page panel={panel}>
      <PageHeader
        title={t`API keys`}
        description={
          <Trans>
            For programs that read or write your data without a person. <a href="/api-docs">API reference</a>
          </Trans>
        }
        actions={rows.length > 0 ? add : null}
      />
      <DataTable
        id="api_keys"
        label={t`API keys`}
        columns={apiKeyColumns}
        rows={rows}
        rowKey={(key) => key.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        onOpen={(key) => show(key.id)}
        selected={open}
        card={(key) => (
          <div className={classes.cardText}>
            <strong dir="auto">{key.name}</strong>
            <span className={classes.muted} dir="ltr">
              {key.prefix}…
            </span>
          </div>
        )}
        empty={
          <EmptyState icon={IconKey} action={add}>
            <Trans>
              Keys of your own programs will be here. Each has its rights and can be revoked alone.
            </Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
