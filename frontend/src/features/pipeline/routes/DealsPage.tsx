import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Select } from "@mantine/core";
import { IconChartBar, IconPlus } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { client } from "@/api/client";
import { useMay } from "@/api/session";
import type { Deal } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { SidePanel } from "@/ui/shell/SidePanel";
import { type ExportFormat, ExportMenu } from "@/ui/table/ExportMenu";
import { Board } from "../components/Board";
import { Calendar } from "../components/Calendar";
import { CountryMap } from "../components/CountryMap";
import { DealBrief } from "../components/DealBrief";
import { DealFilters } from "../components/DealFilters";
import { DealForm } from "../components/DealForm";
import { DealTable } from "../components/DealTable";
import { ViewsMenu } from "../components/ViewsMenu";
import { usePipelines } from "../hooks/usePipelines";
import { type DealsSearch, filtersOf, SHAPES, withoutFilters } from "../search";

const route = getRouteApi("/signed-in/deals/");

/** The deals of the table as a file. */
const takeDeals = (pipeline: string, search: DealsSearch, format: ExportFormat) =>
  client.POST("/deals/exports", {
    body: {
      ...filtersOf(search),
      format,
      pipeline_id: pipeline,
      status: search.status === "all" ? undefined : (search.status ?? "open"),
    },
    parseAs: "blob",
  });

/** All deals of a pipeline: as a board, a table, a calendar or over the map; the shape and filters are in the URL. */
export function DealsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("companies.write");
  const phone = useIsPhone();
  const { items, pipeline } = usePipelines(search.pipeline);
  const { shape = "board", peek, panel } = search;
  const go = (change: Partial<DealsSearch>, replace = false) =>
    void navigate({ search: (current) => ({ ...current, ...change }), replace });
  const open = (id: string) => void navigate({ to: "/deals/$id", params: { id } });
  const look = (deal: Deal) =>
    phone || peek === deal.id ? open(deal.id) : go({ peek: deal.id, panel: undefined }, peek !== undefined);
  const close = () =>
    go({ panel: undefined, peek: undefined, company: undefined, conversation: undefined }, true);
  const names = { board: t`Board`, table: t`Table`, calendar: t`Calendar`, map: t`Map` };
  if (!pipeline) return null;

  const side =
    panel === "new" && mayWrite ? (
      <SidePanel title={<Trans>New deal</Trans>} recordId="new" onClose={close}>
        <DealForm
          pipeline={pipeline}
          company={search.company}
          conversation={search.conversation}
          onDone={(deal) => open(deal.id)}
          onCancel={close}
        />
      </SidePanel>
    ) : peek ? (
      <SidePanel title={<Trans>Deal</Trans>} recordId={peek} onClose={close}>
        <DealBrief key={peek} id={peek} />
      </SidePanel>
    ) : null;

  return (
    <Page panel={side}>
      <PageHeader
        title={t`Deals`}
        aside={
          items.length > 1 ? (
            <Select
              size="xs"
              aria-label={t`Pipeline`}
              allowDeselect={false}
              data={items.map(({ id, name }) => ({ value: id, label: name }))}
              value={pipeline.id}
              onChange={(id) => go({ pipeline: id ?? undefined, peek: undefined })}
            />
          ) : null
        }
        actions={
          <>
            <SegmentedControl
              size="xs"
              aria-label={t`Shape`}
              data={SHAPES.map((value) => ({ value, label: names[value] }))}
              value={shape}
              onChange={(next) =>
                go({
                  shape: (["table", "calendar", "map"] as const).find((each) => each === next),
                  peek: undefined,
                })
              }
            />
            <ViewsMenu search={search} onChoose={(next) => void navigate({ search: next })} />
            <Button
              renderRoot={(props) => (
                <Link to="/forecast" search={{ pipeline: search.pipeline }} {...props} />
              )}
              variant="default"
              leftSection={<IconChartBar size={16} aria-hidden />}
            >
              <Trans>Forecast</Trans>
            </Button>
            {shape === "table" ? (
              <ExportMenu name="deals" take={(format) => takeDeals(pipeline.id, search, format)} />
            ) : null}
            {mayWrite ? (
              <Button
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => go({ panel: "new", peek: undefined })}
              >
                <Trans>New deal</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      <DealFilters
        search={search}
        onChange={(filter) => go(filter, true)}
        onClear={() => void navigate({ search: withoutFilters })}
      />
      {shape === "board" ? (
        <Board pipeline={pipeline.id} search={search} onOpen={look} />
      ) : shape === "table" ? (
        <DealTable pipeline={pipeline.id} search={search} onChange={go} onOpen={open} onPeek={look} />
      ) : shape === "calendar" ? (
        <Calendar pipeline={pipeline.id} search={search} onChange={go} />
      ) : (
        <CountryMap pipeline={pipeline.id} search={search} onChange={go} />
      )}
    </Page>
  );
}
