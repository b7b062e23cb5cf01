import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, Table } from "@mantine/core";
import { IconDownload, IconFileSpreadsheet } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { apiUrl, client, data } from "@/api/client";
import { flatten, pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { type Sheet, SheetDrop } from "@/ui/sheets/SheetDrop";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import classes from "./imports.module.css";
import { type Import, STATES } from "./words";

function Line({ run }: { run: Import }) {
  const { i18n } = useLingui();
  const state = STATES[run.state];
  const made = run.counts.created + run.counts.filled;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor renderRoot={(props) => <Link to="/imports/$id" params={{ id: run.id }} {...props} />}>
          <bdi>{run.filename}</bdi>
        </Anchor>
      </Table.Td>
      <Table.Td>
        <StatusText tone={state.tone}>{i18n._(state.label)}</StatusText>
      </Table.Td>
      <Table.Td className={classes.number}>{run.rows}</Table.Td>
      <Table.Td className={classes.number}>{made}</Table.Td>
      <Table.Td>
        <bdi>{run.by.name}</bdi>
      </Table.Td>
      <Table.Td>
        <TimeText instant={run.at} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Customers from spreadsheets: a file to begin with, and the imports that were. */
export function ImportsPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const list = useInfiniteQuery(pages("/customer-imports", {}));
  const { rows } = useMemo(() => flatten(list.data), [list.data]);
  const begin = useMutation({
    mutationFn: async (sheet: Sheet) => {
      const run = await data(client.POST("/customer-imports", { body: sheet }));
      // Its rows are looked through at once by the columns that were proposed.
      if (run.columns.some(({ field }) => field !== null)) {
        const params = { path: { import_id: run.id } };
        await data(client.PATCH("/customer-imports/{import_id}", { params, body: {} }));
      }
      return run;
    },
    onSuccess: (run) => void navigate({ to: "/imports/$id", params: { id: run.id } }),
    onError: toastProblem,
  });
  return (
    <Page>
      <PageHeader
        title={t`Customers from a spreadsheet`}
        description={
          <Trans>
            Companies and people from one list. You see what every row would do before anything is kept, and
            can undo all of it for 30 days.
          </Trans>
        }
      />
      <div className={classes.body}>
        <SheetDrop busy={begin.isPending} onSheet={(sheet) => begin.mutate(sheet)}>
          <Button
            component="a"
            href={apiUrl("/customer-imports/template")}
            download
            variant="subtle"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            <Trans>Template to fill</Trans>
          </Button>
        </SheetDrop>
        <Section title={t`Earlier imports`}>
          {list.isError ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : list.isPending ? (
            <RowsSkeleton rows={3} />
          ) : rows.length === 0 ? (
            <EmptyState icon={IconFileSpreadsheet}>
              <Trans>Lists that you import will be here, with what became of every row.</Trans>
            </EmptyState>
          ) : (
            <Table.ScrollContainer minWidth={640} className={classes.scroll}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t`File`}</Table.Th>
                    <Table.Th>{t`State`}</Table.Th>
                    <Table.Th className={classes.number}>{t`Rows`}</Table.Th>
                    <Table.Th className={classes.number}>{t`Made or filled in`}</Table.Th>
                    <Table.Th>{t`By`}</Table.Th>
                    <Table.Th>{t`When`}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((run) => (
                    <Line key={run.id} run={run} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
          {list.hasNextPage ? (
            <Button variant="subtle" size="xs" onClick={() => void list.fetchNextPage()}>
              <Trans>Show more</Trans>
            </Button>
          ) : null}
        </Section>
      </div>
    </Page>
  );
}
