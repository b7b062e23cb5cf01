import { Trans, useLingui } from "@lingui/react/macro";
import { IconRefreshAlert } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { client } from "@/api/client";
import { flatten, invalidatePaths, pages } from "@/api/query";
import { useDeferredRemoval } from "@/lib/useDeferredRemoval";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { FailedJobPanel } from "../components/FailedJobPanel";
import { failedJobColumns } from "../components/failedJobColumns";

const route = getRouteApi("/signed-in/settings/failed-jobs");

export function FailedJobsPage() {
  const { t } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const list = useInfiniteQuery(pages("/dead-letters"));
  const removal = useDeferredRemoval(async (dead_letter_id, options) => {
    await client.DELETE("/dead-letters/{dead_letter_id}", {
      params: { path: { dead_letter_id } },
      ...options,
    });
    await invalidatePaths(queries, ["/dead-letters"]);
  });
  const { rows, total, totalCapped } = flatten(list.data);
  const shown = rows.filter((row) => !removal.hidden.has(row.id));
  const selected = shown.find((row) => row.id === open);
  const panel = selected ? (
    <FailedJobPanel
      letter={selected}
      onClose={() => show(undefined)}
      onDrop={() => {
        show(undefined);
        removal.start(selected.id, <Trans>The job is dropped.</Trans>);
      }}
    />
  ) : null;
  return (
    <Page panel={panel}>
      <PageHeader
        title={t`Failed jobs`}
        description={
          <Trans>
            Background work that failed again and again and was set aside. Retry it once the cause is gone.
          </Trans>
        }
      />
      <DataTable
        id="dead_letters"
        label={t`Failed jobs`}
        columns={failedJobColumns}
        rows={shown}
        rowKey={(row) => row.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        onOpen={(row) => show(row.id)}
        selected={open}
        card={(row) => (
          <>
            <code dir="ltr">{row.job}</code>
            <div style={{ color: "var(--l-muted)", fontSize: 13 }}>
              <TimeText instant={row.created_at} />
            </div>
          </>
        )}
        empty={
          <EmptyState icon={IconRefreshAlert}>
            <Trans>Nothing has failed. Work that cannot be finished will wait here for your decision.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
