import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { IconMailOff, IconPlus, IconUpload } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { SearchBox } from "@/ui/forms/SearchBox";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { NewSuppressionPanel } from "./NewSuppressionPanel";
import { SuppressionImportPanel } from "./SuppressionImportPanel";
import { SuppressionPanel } from "./SuppressionPanel";
import { suppressionColumns } from "./suppressionColumns";
import classes from "./tracking.module.css";
import { REASONS } from "./words";

const route = getRouteApi("/signed-in/settings/suppressions");

/** Addresses that nothing is sent to, why, and how they come off the list. */
export function SuppressionsPage() {
  const { t, i18n } = useLingui();
  const { open, q, state = "open" } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, open: id }) });
  const list = useInfiniteQuery(
    pages("/suppressions", { params: { query: { state, ...(q ? { text: q } : {}) } } }),
  );
  const { rows, total, totalCapped } = flatten(list.data);
  const selected = rows.find((row) => row.id === open);
  const close = () => show(undefined);
  const panel =
    open === "new" ? (
      <NewSuppressionPanel onClose={close} />
    ) : open === "import" ? (
      <SuppressionImportPanel onClose={close} />
    ) : selected ? (
      <SuppressionPanel suppression={selected} onClose={close} />
    ) : null;
  return (
    <Page panel={panel}>
      <PageHeader
        title={t`Suppressed addresses`}
        description={
          <Trans>
            Nothing is sent to these addresses, whoever writes and however: every way of sending asks this
            list right before.
          </Trans>
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconUpload size={16} aria-hidden />}
              onClick={() => show("import")}
            >
              <Trans>Bring in a list</Trans>
            </Button>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show("new")}>
              <Trans>Add an address</Trans>
            </Button>
          </>
        }
      />
      <div className={classes.toolbar}>
        <SearchBox
          label={msg`Search in suppressed addresses`}
          value={q}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, q: value }), replace: true })
          }
        />
        <SegmentedControl
          aria-label={t`Which entries`}
          value={state}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, state: value as typeof state }),
              replace: true,
            })
          }
          data={[
            { value: "open", label: t`In force` },
            { value: "lifted", label: t`Lifted` },
            { value: "all", label: t`All` },
          ]}
        />
      </div>
      <DataTable
        id="suppressions"
        label={t`Suppressed addresses`}
        columns={suppressionColumns}
        rows={rows}
        rowKey={(row) => row.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        onOpen={(row) => show(row.id)}
        selected={open}
        card={(row) => (
          <>
            <bdi dir="ltr">{row.address}</bdi>
            <div className={classes.muted}>
              {i18n._(REASONS[row.reason])} · <TimeText instant={row.since} />
            </div>
          </>
        )}
        empty={
          <EmptyState icon={IconMailOff}>
            <Trans>
              Nobody is on the list. Who unsubscribes, complains or does not exist comes here by itself.
            </Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
