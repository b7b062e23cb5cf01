import { Trans, useLingui } from "@lingui/react/macro";
import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { DayText } from "../shared/DayText";
import money from "./money.module.css";
import type { AgeingReport, AgeingRow, LateBucket } from "./types";
import { BUCKETS } from "./words";

export interface Drill {
  company?: string;
  currency?: string;
  late?: LateBucket;
}

interface Props {
  /** Only of this company. */
  company?: string;
  /** Opens the lines behind a figure. */
  onDrill: (drill: Drill) => void;
}

/** What is owed by company and currency, by how many days it is late; each figure opens what it is made of. */
export function Ageing({ company, onDrill }: Props) {
  const owed = useQuery(query("/payments/ageing", { params: { query: { company_id: company } } }));
  if (owed.error) return <ErrorState error={owed.error} onRetry={() => void owed.refetch()} />;
  if (owed.data === undefined) return <TextSkeleton lines={6} />;
  if (owed.data.rows.length === 0) {
    return (
      <EmptyState>
        <Trans>Nobody owes anything.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <Figures report={owed.data} />
      <Buckets report={owed.data} company={company} onDrill={onDrill} />
    </>
  );
}

function Figures({ report }: { report: AgeingReport }) {
  const { t } = useLingui();
  return (
    <div className={money.figures}>
      <div className={money.figure}>
        <strong>
          <Money amount={report.base_owed} currency={report.base_currency} />
        </strong>
        <span>
          <Trans>owed in all</Trans>
        </span>
      </div>
      <div className={money.figure}>
        <strong>
          <Money amount={report.base_overdue} currency={report.base_currency} />
        </strong>
        <span>
          <Trans>of it overdue</Trans>
        </span>
      </div>
      <div className={money.figure} style={{ alignContent: "end" }}>
        <span>
          <Trans>
            at the rates of <DayText day={report.as_of} />
          </Trans>
        </span>
      </div>
      {report.unknown_rates.length > 0 ? (
        <StatusText tone="warning">
          {t`Left out, since no exchange rate is known: ${report.unknown_rates.join(", ")}`}
        </StatusText>
      ) : null}
    </div>
  );
}

function Buckets({ report, company, onDrill }: Props & { report: AgeingReport }) {
  const { t, i18n } = useLingui();
  const names = Object.keys(BUCKETS) as LateBucket[];
  const figures = (row: AgeingRow, whose: string | undefined) => (
    <>
      {names.map((late) => (
        <Table.Td key={late} ta="end">
          <Figure
            amount={row[late]}
            row={row}
            label={i18n._(BUCKETS[late])}
            onOpen={() => onDrill({ company: whose, currency: row.currency, late })}
          />
        </Table.Td>
      ))}
      <Table.Td ta="end" fw={600}>
        <Figure
          amount={row.total}
          row={row}
          label={t`Total`}
          onOpen={() => onDrill({ company: whose, currency: row.currency })}
        />
      </Table.Td>
      <Table.Td ta="end">
        {Number(row.on_account) > 0 ? <Money amount={row.on_account} currency={row.currency} /> : "–"}
      </Table.Td>
    </>
  );
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table aria-label={t`Owed to us`} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Company`}</Table.Th>
            {names.map((late) => (
              <Table.Th key={late} ta="end">
                {i18n._(BUCKETS[late])}
              </Table.Th>
            ))}
            <Table.Th ta="end">{t`Total`}</Table.Th>
            <Table.Th ta="end">{t`Received, not shared out`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.rows.map((row) => (
            <Table.Tr key={`${row.company?.id}${row.currency}`}>
              <Table.Td>
                {row.company ? (
                  <Link to="/companies/$id" params={{ id: row.company.id }}>
                    <bdi>{row.company.name}</bdi>
                  </Link>
                ) : null}
              </Table.Td>
              {figures(row, row.company?.id)}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {report.totals.map((row) => (
            <Table.Tr key={row.currency}>
              <Table.Th scope="row">{t`All in ${row.currency}`}</Table.Th>
              {figures(row, company)}
            </Table.Tr>
          ))}
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

interface FigureProps {
  amount: string;
  row: AgeingRow;
  label: string;
  onOpen: () => void;
}

function Figure({ amount, row, label, onOpen }: FigureProps) {
  const { t } = useLingui();
  if (Number(amount) <= 0) return "–";
  const whose = row.company?.name ?? t`All in ${row.currency}`;
  return (
    <button
      type="button"
      className={money.drill}
      onClick={onOpen}
      aria-label={t`${whose}, ${label}: ${amount} ${row.currency}, show the lines`}
    >
      <Money amount={amount} currency={row.currency} />
    </button>
  );
}
