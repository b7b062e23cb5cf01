import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Select } from "@mantine/core";
import { IconPlus, IconUserBolt } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { flatten, pages, query } from "@/api/query";
import { useMay } from "@/api/session";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Country } from "@/ui/records/Country";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { DataTable } from "@/ui/table/DataTable";
import { Clock } from "./Clock";
import { LeadPanel } from "./LeadPanel";
import { LeadsFrame } from "./LeadsFrame";
import classes from "./leads.module.css";
import { NewLeadPanel } from "./NewLeadPanel";
import { Reason } from "./Reason";
import type { LeadSearch } from "./search";
import type { Lead } from "./types";
import { SOURCES } from "./words";

const route = getRouteApi("/signed-in/leads");

export const nameOf = (lead: Lead) => lead.company?.name ?? lead.contact?.name ?? lead.title ?? "–";

function Source({ lead }: { lead: Lead }) {
  const { i18n } = useLingui();
  return i18n._(SOURCES[lead.source]);
}

const Owner = ({ lead }: { lead: Lead }) =>
  lead.owner ? <bdi>{lead.owner.name}</bdi> : <Trans>Nobody yet</Trans>;

const COLUMNS: readonly TableColumn<Lead>[] = [
  {
    id: "name",
    label: msg`Customer`,
    fixed: true,
    width: 210,
    cell: (lead) => <bdi>{nameOf(lead)}</bdi>,
  },
  { id: "title", label: msg`Inquiry`, width: 220, cell: (lead) => <bdi>{lead.title ?? "…"}</bdi> },
  {
    id: "clock",
    label: msg`First answer`,
    width: 180,
    sort: "due_at",
    cell: (lead) => <Clock lead={lead} />,
  },
  { id: "owner", label: msg`Owner`, width: 130, cell: (lead) => <Owner lead={lead} /> },
  {
    id: "country",
    label: msg`Country`,
    width: 130,
    cell: (lead) => (lead.country ? <Country code={lead.country} /> : null),
  },
  {
    id: "asked",
    label: msg`Came`,
    width: 110,
    sort: "asked_at",
    cell: (lead) => <TimeText instant={lead.asked_at} />,
  },
  { id: "source", label: msg`Source`, width: 90, cell: (lead) => <Source lead={lead} /> },
  {
    id: "why",
    label: msg`Why`,
    cell: (lead) => (
      <span className={classes.muted}>
        <Reason lead={lead} />
      </span>
    ),
  },
];

/** The queue of inquiries: who has which, why, and how long the first answer may still take. */
export function LeadsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const manages = useMay("pool.manage");
  const mayWrite = useMay("companies.write");
  const show = search.show ?? "open";
  const counts = useQuery(query("/leads/counts"));
  const users = useQuery({ ...query("/users", { params: { query: { limit: 200 } } }), enabled: manages });
  const list = useInfiniteQuery(
    pages("/leads", { params: { query: { show, owner_id: search.owner, sort: search.sort } } }),
  );
  const { rows, total, totalCapped } = flatten(list.data);
  const change = (part: LeadSearch) => void navigate({ search: (current) => ({ ...current, ...part }) });
  const close = () => change({ open: undefined });
  const counted = (label: string, count: number | undefined) => (count ? `${label} (${count})` : label);
  return (
    <LeadsFrame
      part="/leads"
      actions={
        mayWrite ? (
          <Button
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => change({ open: "new" })}
          >
            <Trans>New inquiry</Trans>
          </Button>
        ) : null
      }
      panel={
        search.open === "new" ? (
          <NewLeadPanel onClose={close} onMade={(id) => change({ open: id })} />
        ) : search.open ? (
          <LeadPanel key={search.open} leadId={search.open} onClose={close} />
        ) : null
      }
    >
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t`Which inquiries`}
          value={show}
          data={[
            { value: "open", label: counted(t`Open`, counts.data?.open) },
            { value: "mine", label: counted(t`Mine`, counts.data?.mine) },
            { value: "unassigned", label: counted(t`Nobody's`, counts.data?.unassigned) },
            { value: "late", label: counted(t`Late`, counts.data?.late) },
            { value: "closed", label: t`Closed` },
          ]}
          onChange={(value) => change({ show: value as LeadSearch["show"], open: undefined })}
        />
        {manages ? (
          <Select
            size="xs"
            aria-label={t`Owner`}
            placeholder={t`Everybody's`}
            clearable
            searchable
            value={search.owner ?? null}
            data={users.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            onChange={(id) => change({ owner: id ?? undefined, open: undefined })}
          />
        ) : null}
      </div>
      <DataTable
        id="leads"
        label={t`Inquiries`}
        columns={COLUMNS}
        rows={rows}
        rowKey={(lead) => lead.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={search.sort ?? "-asked_at"}
        onSort={(sort) => change({ sort })}
        onOpen={(lead) => change({ open: lead.id })}
        selected={search.open}
        card={(lead) => (
          <div className={classes.cardText}>
            <strong dir="auto">{nameOf(lead)}</strong>
            <span dir="auto">{lead.title}</span>
            <Clock lead={lead} />
            <span className={classes.muted}>
              <Owner lead={lead} /> · <TimeText instant={lead.asked_at} />
            </span>
          </div>
        )}
        empty={
          <EmptyState icon={IconUserBolt}>
            {show === "open" ? (
              <Trans>No inquiry waits. New ones come here once a rule gives them out.</Trans>
            ) : (
              <Trans>No inquiry is here.</Trans>
            )}
          </EmptyState>
        }
      />
    </LeadsFrame>
  );
}
