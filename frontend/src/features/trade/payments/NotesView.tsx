import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Table } from "@mantine/core";
import { IconReceiptRefund } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { apiUrl } from "@/api/client";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { DayText } from "../shared/DayText";
import { NOTE_KINDS, NOTE_REASONS } from "./words";

/** Every credit and debit note, the newest first. */
export function NotesView() {
  const { t, i18n } = useLingui();
  const notes = useQuery(query("/account-notes"));
  if (notes.error) return <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />;
  if (notes.data === undefined) return <TextSkeleton lines={6} />;
  if (notes.data.length === 0) {
    return (
      <EmptyState icon={IconReceiptRefund}>
        <Trans>No credit or debit note was issued. Open an order and issue one beside its money.</Trans>
      </EmptyState>
    );
  }
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-label={t`Credit and debit notes`} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Number`}</Table.Th>
            <Table.Th>{t`Kind`}</Table.Th>
            <Table.Th>{t`Date`}</Table.Th>
            <Table.Th>{t`Company`}</Table.Th>
            <Table.Th>{t`Order`}</Table.Th>
            <Table.Th>{t`Reason`}</Table.Th>
            <Table.Th ta="end">{t`Amount`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {notes.data.map((note) => (
            <Table.Tr key={note.id}>
              <Table.Td>
                <Anchor
                  href={apiUrl(`/papers/${note.paper_id}/content?form=pdf&inline=true`)}
                  target="_blank"
                  rel="noreferrer"
                  td={note.state === "void" ? "line-through" : undefined}
                >
                  <bdi>{note.number}</bdi>
                </Anchor>
              </Table.Td>
              <Table.Td>
                {i18n._(NOTE_KINDS[note.kind])}{" "}
                {note.state === "void" ? <StatusText tone="danger">{t`Void`}</StatusText> : null}
              </Table.Td>
              <Table.Td>
                <DayText day={note.dated_on} />
              </Table.Td>
              <Table.Td>
                <bdi>{note.company?.name}</bdi>
              </Table.Td>
              <Table.Td>
                <Link to="/orders/$id" params={{ id: note.order_id }}>
                  <bdi>{note.order_number}</bdi>
                </Link>
              </Table.Td>
              <Table.Td>{i18n._(NOTE_REASONS[note.reason])}</Table.Td>
              <Table.Td ta="end">
                <Money
                  amount={note.kind === "credit_note" ? `-${note.amount}` : note.amount}
                  currency={note.currency}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
