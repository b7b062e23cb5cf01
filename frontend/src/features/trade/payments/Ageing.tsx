import { Trans, useLingui } from "@lingui/react/macro";
import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Money } from "@/ui/records/Money";

/** What is owed by company and currency, by how many days it is late. */
export function Ageing() {
  const { t } = useLingui();
  const owed = useQuery(query("/payments/ageing"));
  if (owed.error) return <ErrorState error={owed.error} onRetry={() => void owed.refetch()} />;
  if (owed.data === undefined) return <TextSkeleton lines={6} />;
  if (owed.data.length === 0) {
    return (
      <EmptyState>
        <Trans>Nobody owes anything.</Trans>
      </EmptyState>
    );
  }
  const buckets = ["not_due", "to_30", "to_60", "to_90", "over_90", "total"] as const;
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-label={t`Owed to us`} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Company`}</Table.Th>
            <Table.Th ta="end">{t`Not due`}</Table.Th>
            <Table.Th ta="end">{t`1–30 days late`}</Table.Th>
            <Table.Th ta="end">{t`31–60 days`}</Table.Th>
            <Table.Th ta="end">{t`61–90 days`}</Table.Th>
            <Table.Th ta="end">{t`over 90 days`}</Table.Th>
            <Table.Th ta="end">{t`Total`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {owed.data.map((row) => (
            <Table.Tr key={`${row.company?.id}${row.currency}`}>
              <Table.Td>
                {row.company ? (
                  <Link to="/companies/$id" params={{ id: row.company.id }}>
                    <bdi>{row.company.name}</bdi>
                  </Link>
                ) : null}
              </Table.Td>
              {buckets.map((bucket) => (
                <Table.Td key={bucket} ta="end">
                  {Number(row[bucket]) > 0 ? <Money amount={row[bucket]} currency={row.currency} /> : "–"}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
