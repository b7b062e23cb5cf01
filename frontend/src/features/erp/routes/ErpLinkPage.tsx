import { useLingui } from "@lingui/react/macro";
import { Badge, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { ConflictsTab } from "../components/ConflictsTab";
import classes from "../components/erp.module.css";
import { HealthTab } from "../components/HealthTab";
import { LinkState } from "../components/LinkState";
import { MappingTab } from "../components/MappingTab";
import { ProblemNote } from "../components/ProblemNote";
import { RunTab } from "../components/RunTab";
import { SettingsTab } from "../components/SettingsTab";
import { ValuesTab } from "../components/ValuesTab";
import { WaitingTab } from "../components/WaitingTab";

const route = getRouteApi("/signed-in/settings/erp/$linkId");

/** One link: what flows, what would happen, what waits for somebody, whether both sides agree. */
export function ErpLinkPage() {
  const { t } = useLingui();
  const { linkId } = route.useParams();
  const { tab = "flows" } = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery({
    ...query("/erp-links/{link_id}", { params: { path: { link_id: linkId } } }),
    refetchInterval: 15_000,
  });
  const link = found.data;
  if (found.error && !link) {
    return (
      <Page layout="text">
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    );
  }
  if (!link) {
    return (
      <Page layout="text">
        <TextSkeleton />
      </Page>
    );
  }
  const waiting = link.dead + link.stuck + link.approvals;
  const tabs = [
    { value: "flows", label: t`What flows`, count: 0, panel: <HealthTab link={link} /> },
    { value: "rehearsal", label: t`Rehearsal`, count: 0, panel: <RunTab link={link} kind="rehearsal" /> },
    { value: "mapping", label: t`Mapping`, count: 0, panel: <MappingTab link={link} /> },
    { value: "values", label: t`Value tables`, count: 0, panel: <ValuesTab link={link} /> },
    { value: "waiting", label: t`Waits for you`, count: waiting, panel: <WaitingTab link={link} /> },
    { value: "conflicts", label: t`Conflicts`, count: link.conflicts, panel: <ConflictsTab link={link} /> },
    {
      value: "reconciliation",
      label: t`Reconciliation`,
      count: 0,
      panel: <RunTab link={link} kind="reconciliation" />,
    },
    { value: "settings", label: t`Settings`, count: 0, panel: <SettingsTab link={link} /> },
  ];
  return (
    <Page layout="text">
      <PageHeader title={link.name} description={<LinkState link={link} />} />
      {link.problem ? <ProblemNote problem={link.problem} /> : null}
      <Tabs
        mt="md"
        value={tab}
        keepMounted={false}
        onChange={(value) => void navigate({ search: { tab: value ?? undefined }, replace: true })}
      >
        <Tabs.List className={classes.tabs}>
          {tabs.map(({ value, label, count }) => (
            <Tabs.Tab
              key={value}
              value={value}
              rightSection={
                count ? (
                  <Badge size="sm" variant="light" color="gray">
                    {count}
                  </Badge>
                ) : null
              }
            >
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, panel }) => (
          <Tabs.Panel key={value} value={value} pt="md">
            {panel}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
