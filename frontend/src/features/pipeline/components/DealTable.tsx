import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBriefcase } from "@tabler/icons-react";
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { client, data } from "@/api/client";
import { flatten, invalidatePaths, pages, query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Deal } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { useColumns } from "@/ui/custom/columns";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { DataTable } from "@/ui/table/DataTable";
import { DEAL_PATHS } from "../hooks/useMove";
import { type DealsSearch, filtersOf, isFiltered } from "../search";
import { DealBulkBar } from "./DealBulkBar";
import { DealLine } from "./DealLine";
import { dealColumns } from "./dealColumns";
import classes from "./deals.module.css";
import { SumText } from "./SumText";

const NONE: ReadonlySet<string> = new Set();
const NEWEST = "-stage_entered_at";
const key = (row: Deal) => row.id;

interface Props {
  pipeline: string;
  search: DealsSearch;
  onChange: (change: Partial<DealsSearch>, replace?: boolean) => void;
  onOpen: (id: string) => void;
  onPeek: (deal: Deal) => void;
}

/** Deals as rows; many are changed at once. */
export function DealTable({ pipeline, search, onChange, onOpen, onPeek }: Props) {
  const { t } = useLingui();
  const phone = useIsPhone();
  const mayWrite = useMay("companies.write");
  const queries = useQueryClient();
  const [ticked, setTicked] = useState(NONE);
  const columns = useColumns("deal", dealColumns);
  const status = search.status === "all" ? undefined : (search.status ?? "open");
  const order = search.sort ?? NEWEST;
  const list = useInfiniteQuery({
    ...pages("/deals", {
      params: { query: { pipeline_id: pipeline, ...filtersOf(search), status, sort: order } },
    }),
    placeholderData: keepPreviousData,
  });
  const sum = useQuery({
    ...query("/deals/sum", {
      params: { query: { pipeline_id: pipeline, ...filtersOf(search), status, sum_in: search.sum } },
    }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = useMemo(() => flatten(list.data), [list.data]);
  const chosen = rows.filter(({ id }) => ticked.has(id));
  const edit = useMutation({
    mutationFn: (changes: { owner_id?: string; stage_id?: string }) =>
      data(client.POST("/deals/bulk-edits", { body: { ids: chosen.map(({ id }) => id), changes } })),
    onSuccess: ({ changed, held_back: held }) => {
      setTicked(new Set(held));
      toast(
        held.length > 0 ? (
          <Trans>
            {changed} changed; {held.length} stayed, since something is missing there
          </Trans>
        ) : (
          <Trans>{changed} changed</Trans>
        ),
      );
    },
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, DEAL_PATHS),
  });
  return (
    <>
      {chosen.length > 0 ? (
        <DealBulkBar
          pipeline={pipeline}
          count={chosen.length}
          busy={edit.isPending}
          onEdit={edit.mutate}
          onClear={() => setTicked(NONE)}
        />
      ) : null}
      {sum.data && sum.data.deals > 0 ? (
        <p className={classes.tableSum}>
          <Plural value={sum.data.deals} one="# deal" other="# deals" />
          <SumText sum={sum.data} />
        </p>
      ) : null}
      <DataTable
        id="deals"
        label={t`Deals`}
        columns={columns}
        rows={rows}
        rowKey={key}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={order}
        onSort={(next) => onChange({ sort: next }, true)}
        onOpen={(row) => onOpen(row.id)}
        onPeek={phone ? undefined : onPeek}
        selected={search.peek}
        selection={mayWrite ? { ids: ticked, onChange: setTicked } : undefined}
        card={(row) => <DealLine deal={row} company />}
        empty={
          <EmptyState
            icon={IconBriefcase}
            action={
              mayWrite && !isFiltered(search) ? (
                <Button onClick={() => onChange({ panel: "new" })}>
                  <Trans>New deal</Trans>
                </Button>
              ) : null
            }
          >
            {isFiltered(search) ? (
              <Trans>No deal matches these filters.</Trans>
            ) : (
              <Trans>Deals appear here as soon as somebody makes one, of a mail or by hand.</Trans>
            )}
          </EmptyState>
        }
      />
    </>
  );
}
