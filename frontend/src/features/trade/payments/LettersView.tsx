import { Trans, useLingui } from "@lingui/react/macro";
import { Table } from "@mantine/core";
import { IconCertificate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Money } from "@/ui/records/Money";
import { DayText } from "../shared/DayText";
import { LetterState, LetterWarnings } from "./LetterWarnings";
import money from "./money.module.css";

/** Every letter of credit, the one that expires first in front. */
export function LettersView({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useLingui();
  const letters = useQuery(query("/letters-of-credit"));
  if (letters.error) return <ErrorState error={letters.error} onRetry={() => void letters.refetch()} />;
  if (letters.data === undefined) return <TextSkeleton lines={6} />;
  if (letters.data.length === 0) {
    return (
      <EmptyState icon={IconCertificate}>
        <Trans>No letter of credit is noted. Open an order and note one beside its money.</Trans>
      </EmptyState>
    );
  }
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table aria-label={t`Letters of credit`} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Number`}</Table.Th>
            <Table.Th>{t`Company`}</Table.Th>
            <Table.Th>{t`Order`}</Table.Th>
            <Table.Th ta="end">{t`Amount`}</Table.Th>
            <Table.Th ta="end">{t`Left to draw`}</Table.Th>
            <Table.Th>{t`Latest shipment`}</Table.Th>
            <Table.Th>{t`Expires on`}</Table.Th>
            <Table.Th>{t`Status`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {letters.data.map((letter) => (
            <Table.Tr key={letter.id}>
              <Table.Td>
                <button type="button" className={money.drill} onClick={() => onOpen(letter.id)}>
                  <bdi>{letter.number}</bdi>
                </button>
              </Table.Td>
              <Table.Td>
                <bdi>{letter.company?.name}</bdi>
              </Table.Td>
              <Table.Td>
                <Link to="/orders/$id" params={{ id: letter.order_id }}>
                  <bdi>{letter.order_number}</bdi>
                </Link>
              </Table.Td>
              <Table.Td ta="end">
                <Money amount={letter.amount} currency={letter.currency} />
              </Table.Td>
              <Table.Td ta="end">
                <Money amount={letter.left} currency={letter.currency} />
              </Table.Td>
              <Table.Td>{letter.latest_shipment ? <DayText day={letter.latest_shipment} /> : "–"}</Table.Td>
              <Table.Td>
                <DayText day={letter.expires_on} />
              </Table.Td>
              <Table.Td>
                <LetterState state={letter.state} />
                <LetterWarnings letter={letter} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
