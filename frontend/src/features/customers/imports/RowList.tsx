import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Select, Table } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { flatten, pages } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { StatusText } from "@/ui/records/StatusText";
import classes from "./imports.module.css";
import { PartText } from "./PartText";
import {
  DECISIONS,
  type Decision,
  type ImportFile,
  OUTCOMES,
  type Row,
  VERDICTS,
  type Verdict,
} from "./words";

interface Props {
  run: ImportFile;
  verdict: Verdict | undefined;
  onVerdict: (verdict: Verdict | undefined) => void;
  onDecide: (number: number, decision: Decision | null) => void;
}

const CHOICES: Record<Verdict, Decision[]> = {
  new: ["skip"],
  same: ["fill", "skip"],
  doubtful: ["skip", "fill", "create"],
  refused: [],
};

function Line({ row, run, onDecide }: { row: Row; run: ImportFile; onDecide: Props["onDecide"] }) {
  const { t, i18n } = useLingui();
  const verdict = VERDICTS[row.verdict];
  const outcome = row.outcome ? OUTCOMES[row.outcome] : null;
  const locked = row.company?.locked || row.contact?.locked;
  const usual =
    row.verdict === "same"
      ? (run.settings.same ?? "fill")
      : row.verdict === "doubtful"
        ? (run.settings.doubtful ?? "skip")
        : null;
  const choices = CHOICES[row.verdict];
  return (
    <Table.Tr>
      <Table.Td className={classes.number}>{row.number}</Table.Td>
      <Table.Td>
        <StatusText tone={outcome?.tone ?? verdict.tone}>
          {i18n._(outcome?.label ?? verdict.label)}
        </StatusText>
      </Table.Td>
      <Table.Td>
        <PartText part={row.company} id={row.company_id} kind="company" />
        <PartText part={row.contact} id={row.contact_id} kind="contact" />
        {row.problems.map((each) => (
          <div key={each.column + each.text} className={classes.problem}>
            {each.column ? <bdi>{each.column}: </bdi> : null}
            {each.text}
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        {run.state === "checked" && choices.length > 0 ? (
          locked ? (
            <Trans>Left out: it is a colleague's.</Trans>
          ) : (
            <Select
              size="xs"
              aria-label={t`What to do with row ${row.number}`}
              data={choices.map((value) => ({ value, label: i18n._(DECISIONS[value]) }))}
              value={row.decision ?? usual}
              placeholder={t`Import`}
              onChange={(value) => onDecide(row.number, value as Decision | null)}
              clearable={row.decision !== null || row.verdict === "new"}
              allowDeselect={false}
            />
          )
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

/** The rows of a file with their verdicts, narrowed to one verdict where that is asked for. */
export function RowList({ run, verdict, onVerdict, onDecide }: Props) {
  const { t, i18n } = useLingui();
  const list = useInfiniteQuery({
    ...pages("/customer-imports/{import_id}/rows", {
      params: { path: { import_id: run.id }, query: { verdict } },
    }),
    placeholderData: keepPreviousData,
  });
  const { rows } = useMemo(() => flatten(list.data), [list.data]);
  const tabs = [
    { value: "", label: t`All (${run.rows})` },
    ...(Object.keys(VERDICTS) as Verdict[]).map((value) => ({
      value,
      label: `${i18n._(VERDICTS[value].label)} (${run.counts[value]})`,
    })),
  ];
  return (
    <>
      <div className={classes.tabs}>
        <SegmentedControl
          size="xs"
          data={tabs}
          value={verdict ?? ""}
          onChange={(value) => onVerdict((value || undefined) as Verdict | undefined)}
        />
      </div>
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={6} />
      ) : rows.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>No such rows.</Trans>
        </p>
      ) : (
        <Table.ScrollContainer minWidth={640} className={classes.scroll}>
          <Table className={classes.rows}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th className={classes.number}>{t`Row`}</Table.Th>
                <Table.Th>{t`Verdict`}</Table.Th>
                <Table.Th>{t`Customer`}</Table.Th>
                <Table.Th>{run.state === "checked" ? t`What to do` : null}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Line key={row.number} row={row} run={run} onDecide={onDecide} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {list.hasNextPage ? (
        <Button
          variant="subtle"
          size="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </>
  );
}
