import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Table } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { SheetPreview } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { type Sheet, SheetDrop } from "@/ui/sheets/SheetDrop";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import classes from "../shared/trade.module.css";

const SHOWN = 500;
const TONES = { create: "ok", change: "busy", same: "quiet", refuse: "danger" } as const;

/** Products from a spreadsheet: what every row would do and what is wrong with it, before anything is kept. */
export function ImportPage() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [file, setFile] = useState<Sheet | null>(null);
  const [told, setTold] = useState<SheetPreview | null>(null);
  const send = useMutation({
    mutationFn: ({ sheet, apply }: { sheet: Sheet; apply: boolean }) =>
      data(client.POST("/products/imports", { body: { ...sheet, apply } })),
    onSuccess: (preview) => {
      setTold(preview);
      if (!preview.applied) return;
      toast(t`${preview.creates} new, ${preview.changes} changed.`);
      void invalidatePaths(queries, ["/products"]);
    },
    onError: (error) => toastProblem(error),
  });
  const choose = (sheet: Sheet) => {
    setFile(sheet);
    setTold(null);
    send.mutate({ sheet, apply: false });
  };
  const actions: Record<string, string> = {
    create: t`New`,
    change: t`Changes`,
    same: t`As it is`,
    refuse: t`Refused`,
  };
  const columns = Object.entries(told?.columns ?? {});
  const unread = columns.filter(([, field]) => field === null).map(([head]) => head);
  return (
    <Page layout="text">
      <PageHeader
        title={t`Products from a spreadsheet`}
        description={
          <Trans>
            XLSX or CSV with heads such as Item No., Name, HS code, Cost, Pcs/ctn, G.W. or 货号、品名、成本价.
            Nothing is kept before you say so.
          </Trans>
        }
      />
      <SheetDrop busy={send.isPending} onSheet={choose}>
        {file ? <bdi>{file.filename}</bdi> : null}
      </SheetDrop>
      {told ? (
        <>
          <p>
            <Trans>
              {told.creates} new, {told.changes} changed, {told.same} as they are, {told.refused} refused.
            </Trans>
          </p>
          {unread.length > 0 ? (
            <p className={classes.muted}>
              <Trans>Columns that are not read: {unread.join(", ")}</Trans>
            </p>
          ) : null}
          {told.applied ? (
            <StatusText tone="ok">{t`Kept.`}</StatusText>
          ) : (
            <span>
              <Button
                disabled={!file || told.creates + told.changes === 0}
                loading={send.isPending}
                onClick={() => file && send.mutate({ sheet: file, apply: true })}
              >
                <Trans>Keep what is in order</Trans>
              </Button>
            </span>
          )}
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t`Row`}</Table.Th>
                <Table.Th>{t`Our number`}</Table.Th>
                <Table.Th>{t`Name`}</Table.Th>
                <Table.Th>{t`What happens`}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {told.rows.slice(0, SHOWN).map((row) => (
                <Table.Tr key={row.number}>
                  <Table.Td>{row.number}</Table.Td>
                  <Table.Td>{row.sku}</Table.Td>
                  <Table.Td dir="auto">{row.name}</Table.Td>
                  <Table.Td>
                    <StatusText tone={TONES[row.action as keyof typeof TONES]}>
                      {actions[row.action]}
                      {row.problems.map((each) => ` · ${each.column}: ${each.text}`).join("")}
                    </StatusText>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      ) : null}
    </Page>
  );
}
