import { Trans, useLingui } from "@lingui/react/macro";
import { IconBuilding } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { companyColumns } from "../components/companyColumns";

const route = getRouteApi("/signed-in/companies/");

export function CompaniesPage() {
  const { t } = useLingui();
  const { q, sort, peek } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(pages("/companies", { params: { query: { q, sort } } }));
  const { rows, total, totalCapped } = flatten(list.data);
  const show = (id: string) => void navigate({ search: (search) => ({ ...search, peek: id }) });
  return (
    <Page>
      <PageHeader title={t`Companies`} />
      <DataTable
        id="companies"
        label={t`Companies`}
        columns={companyColumns}
        rows={rows}
        rowKey={(row) => row.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={sort}
        onSort={(next) => void navigate({ search: (search) => ({ ...search, sort: next }), replace: true })}
        onOpen={(row) => show(row.id)}
        selected={peek}
        card={(row) => <span dir="auto">{row.name}</span>}
        empty={
          <EmptyState icon={IconBuilding}>
            <Trans>Whoever writes to your mailboxes will be here.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
