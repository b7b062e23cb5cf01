import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBuilding, IconPlus, IconTimeline } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { flatten, pages } from "@/api/query";
import { useMay } from "@/api/session";
import type { BulkChanges, Company } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { useColumns } from "@/ui/custom/columns";
import { asked } from "@/ui/custom/pairs";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { SidePanel } from "@/ui/shell/SidePanel";
import { DataTable } from "@/ui/table/DataTable";
import { CandidatesLink } from "../candidates/CandidatesBadge";
import { BulkBar } from "../components/BulkBar";
import { CompanyBrief } from "../components/CompanyBrief";
import { CompanyCard } from "../components/CompanyCard";
import { CompanyFilters } from "../components/CompanyFilters";
import { CompanyForm } from "../components/CompanyForm";
import { companyColumns } from "../components/companyColumns";
import { ExportButton } from "../components/ExportButton";
import { ImportLink } from "../components/ImportLink";
import { NoRecords } from "../components/NoRecords";
import { PanelLink } from "../components/PanelLink";
import { useBulkEdit } from "../hooks/useBulkEdit";
import { type CompaniesSearch, isFiltered, withoutFilters } from "../search";

const route = getRouteApi("/signed-in/companies/");
const NONE: ReadonlySet<string> = new Set();
const NEWEST = "-last_message_at";
const key = (row: Company) => row.id;

/** All companies: search, filters and order in the URL; many changed at once; a look at one in the side panel. */
export function CompaniesPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("companies.write");
  const mayMail = useMay("conversations.write");
  const phone = useIsPhone();
  const [ticked, setTicked] = useState(NONE);
  const bulkEdit = useBulkEdit();
  const { q, country, stage, source, owner, starred, awake, sort, peek, panel } = search;
  const custom = asked(search.custom);
  const columns = useColumns("company", companyColumns);
  const order = sort ?? NEWEST;
  const list = useInfiniteQuery({
    ...pages("/companies", {
      params: { query: { q, country, stage, source, owner_id: owner, starred, awake, custom, sort: order } },
    }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = useMemo(() => flatten(list.data), [list.data]);
  const chosen = rows.filter(({ id }) => ticked.has(id));
  const shown = rows.find(({ id }) => id === peek);

  const go = (change: Partial<CompaniesSearch>, replace = false) =>
    void navigate({ search: (current) => ({ ...current, ...change }), replace });
  const open = (id: string) => void navigate({ to: "/companies/$id", params: { id } });
  const filter = (change: Partial<CompaniesSearch>) => {
    setTicked(NONE);
    go(change, true);
  };
  const clear = () => void navigate({ search: withoutFilters });
  const edit = (changes: BulkChanges) => {
    bulkEdit(chosen, changes);
    setTicked(NONE);
  };
  const enrol = () => void navigate({ to: "/sequences/enrol", search: { companies: [...ticked].join(",") } });
  const create = mayWrite ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => go({ panel: "new", peek: undefined, domain: undefined })}
    >
      <Trans>New company</Trans>
    </Button>
  ) : null;

  const side =
    panel === "new" && mayWrite ? (
      <SidePanel
        title={<Trans>New company</Trans>}
        recordId="new"
        onClose={() => go({ panel: undefined, domain: undefined }, true)}
      >
        <CompanyForm
          domain={search.domain}
          onDone={(company) => open(company.id)}
          onCancel={() => go({ panel: undefined, domain: undefined }, true)}
        />
      </SidePanel>
    ) : peek ? (
      <SidePanel
        title={shown?.name ?? <Trans>Company</Trans>}
        recordId={peek}
        actions={<PanelLink kind="company" id={peek} />}
        onClose={() => go({ peek: undefined }, true)}
      >
        <CompanyBrief key={peek} id={peek} untitled={shown !== undefined} />
      </SidePanel>
    ) : null;

  return (
    <Page panel={side}>
      <PageHeader
        title={t`Companies`}
        actions={
          <>
            {phone ? <CandidatesLink /> : null}
            {phone ? null : (
              <ExportButton
                of={{
                  kind: "companies",
                  filters: { q, country, stage, source, owner_id: owner, starred, awake, custom },
                }}
              />
            )}
            {mayMail && isFiltered(search) ? (
              <Button
                variant="default"
                leftSection={<IconTimeline size={16} aria-hidden />}
                onClick={() =>
                  void navigate({
                    to: "/sequences/enrol",
                    search: { of: "companies", q, country, stage, source, owner, starred },
                  })
                }
              >
                <Trans>Put all of these into a sequence</Trans>
              </Button>
            ) : null}
            {mayWrite && !phone ? <ImportLink /> : null}
            {create}
          </>
        }
      />
      {chosen.length > 0 ? (
        <BulkBar
          count={chosen.length}
          onEdit={edit}
          onClear={() => setTicked(NONE)}
          onEnrol={mayMail ? enrol : undefined}
        />
      ) : (
        <CompanyFilters search={search} onChange={filter} onClear={clear} />
      )}
      <DataTable
        id="companies"
        label={t`Companies`}
        columns={columns}
        rows={rows}
        rowKey={key}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={order}
        onSort={(next) => go({ sort: next }, true)}
        onOpen={(row) => open(row.id)}
        onPeek={phone ? undefined : (row) => go({ peek: row.id, panel: undefined }, peek !== undefined)}
        selected={peek}
        selection={mayWrite ? { ids: ticked, onChange: setTicked } : undefined}
        card={(row) => <CompanyCard company={row} />}
        empty={
          <NoRecords icon={IconBuilding} filtered={isFiltered(search)} onClear={clear} action={create} />
        }
      />
    </Page>
  );
}
