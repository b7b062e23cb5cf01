import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Table } from "@mantine/core";
import { IconPlus, IconTag } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { StatusText } from "@/ui/records/StatusText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DayText } from "../shared/DayText";

/** All price lists: for whom, in which currency, at which Incoterm, until when. */
export function PricesPage() {
  const { t } = useLingui();
  const lists = useQuery(query("/price-lists"));
  const mayWrite = useMay("trade.approve");
  return (
    <Page layout="text">
      <PageHeader
        title={t`Price lists`}
        description={
          <Trans>
            Quotes take their prices from here: the customer's group first, the largest quantity reached.
          </Trans>
        }
        actions={
          mayWrite ? (
            <Button
              renderRoot={(props) => <Link to="/price-lists/$id" params={{ id: "new" }} {...props} />}
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              <Trans>New price list</Trans>
            </Button>
          ) : null
        }
      />
      {lists.isPending ? <RowsSkeleton rows={3} /> : null}
      {lists.error && !lists.data ? (
        <ErrorState error={lists.error} onRetry={() => void lists.refetch()} />
      ) : null}
      {lists.data?.length === 0 ? (
        <EmptyState icon={IconTag}>
          <Trans>No price lists yet. Without one, prices come from the cost sheet of each quote.</Trans>
        </EmptyState>
      ) : null}
      {lists.data && lists.data.length > 0 ? (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t`Name`}</Table.Th>
              <Table.Th>{t`Customer group`}</Table.Th>
              <Table.Th>{t`Incoterm`}</Table.Th>
              <Table.Th>{t`Currency`}</Table.Th>
              <Table.Th>{t`Prices`}</Table.Th>
              <Table.Th>{t`Valid until`}</Table.Th>
              <Table.Th>{t`Status`}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lists.data.map((list) => (
              <Table.Tr key={list.id}>
                <Table.Td>
                  <Link to="/price-lists/$id" params={{ id: list.id }}>
                    <bdi>{list.name}</bdi>
                  </Link>
                </Table.Td>
                <Table.Td>{list.customer_group ?? t`Everybody`}</Table.Td>
                <Table.Td>
                  {list.incoterm} {list.place}
                </Table.Td>
                <Table.Td>{list.currency}</Table.Td>
                <Table.Td>{list.items_count}</Table.Td>
                <Table.Td>{list.valid_until ? <DayText day={list.valid_until} /> : null}</Table.Td>
                <Table.Td>
                  <StatusText tone={list.active ? "ok" : "paused"}>
                    {list.active ? t`In use` : t`Off`}
                  </StatusText>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </Page>
  );
}
