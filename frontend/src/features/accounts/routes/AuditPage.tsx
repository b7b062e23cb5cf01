import { Trans, useLingui } from "@lingui/react/macro";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { AuditPanel } from "../components/AuditPanel";
import classes from "../components/accounts.module.css";
import { auditColumns } from "../components/auditColumns";

const route = getRouteApi("/signed-in/settings/audit");

export function AuditPage() {
  const { t } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const list = useInfiniteQuery(pages("/audit-entries"));
  const { rows, total, totalCapped } = flatten(list.data);
  const selected = rows.find((entry) => entry.id === open);
  return (
    <Page panel={selected ? <AuditPanel entry={selected} onClose={() => show(undefined)} /> : null}>
      <PageHeader
        title={t`Audit log`}
        description={<Trans>Who did what and when. Entries cannot be changed.</Trans>}
      />
      <DataTable
        id="audit_entries"
        label={t`Audit log`}
        columns={auditColumns}
        rows={rows}
        rowKey={(entry) => entry.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        onOpen={(entry) => show(entry.id)}
        selected={open}
        card={(entry) => (
          <div className={classes.cardText}>
            <span dir="auto">{entry.summary}</span>
            <span className={classes.muted}>
              <TimeText instant={entry.at} /> · <bdi>{entry.actor_name}</bdi>
            </span>
          </div>
        )}
        empty={
          <EmptyState icon={IconHistory}>
            <Trans>What people and programs do here will be written down here.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
