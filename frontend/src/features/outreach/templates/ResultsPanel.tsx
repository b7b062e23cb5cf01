import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { StageText } from "@/ui/records/StageText";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./letter.module.css";
import type { TemplateResult } from "./types";

type By = "country" | "stage" | "language";
type Figures = Pick<TemplateResult, "sent" | "replied" | "opened" | "clicked">;

const NONE: Figures = { sent: 0, replied: 0, opened: 0, clicked: 0 };

function added(one: Figures, other: Figures): Figures {
  return {
    sent: one.sent + other.sent,
    replied: one.replied + other.replied,
    opened: one.opened + other.opened,
    clicked: one.clicked + other.clicked,
  };
}

/** The figures put together by one property, the most sent first. */
function grouped(rows: readonly TemplateResult[], by: By): [string, Figures][] {
  const groups = new Map<string, Figures>();
  for (const row of rows) {
    const key = row[by] ?? "";
    groups.set(key, added(groups.get(key) ?? NONE, row));
  }
  return [...groups].sort(([, one], [, other]) => other.sent - one.sent);
}

interface Props {
  template: string;
  onClose: () => void;
}

/** What came of the letters made from a template, by country, stage or language. Machines are left out. */
export function ResultsPanel({ template, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const results = useQuery(
    query("/templates/{template_id}/results", { params: { path: { template_id: template } } }),
  );
  const [by, setBy] = useState<By>("country");
  const rows = results.data ?? [];
  const total = rows.reduce<Figures>(added, NONE);
  const percent = new Intl.NumberFormat(format.tag, { style: "percent", maximumFractionDigits: 0 });
  const name = (key: string) => {
    if (!key) return by === "country" ? t`Country not known` : t`No company`;
    if (by === "country") return format.country(key);
    if (by === "language") return format.language(key);
    return <StageText stage={key as Parameters<typeof StageText>[0]["stage"]} />;
  };
  /** How many, and how many of those that were sent. */
  const share = (count: number, sent: number) => (
    <>
      {format.number(count)}
      {count && sent >= 5 ? <span className={classes.share}>{percent.format(count / sent)}</span> : null}
    </>
  );
  const cells = ({ sent, replied, opened, clicked }: Figures) => (
    <>
      <Table.Td>{format.number(sent)}</Table.Td>
      <Table.Td>{share(replied, sent)}</Table.Td>
      <Table.Td>{share(opened, sent)}</Table.Td>
      <Table.Td>{share(clicked, sent)}</Table.Td>
    </>
  );
  return (
    <SidePanel title={t`Results`} recordId={template} onClose={onClose}>
      {results.isError ? (
        <ErrorState error={results.error} onRetry={() => void results.refetch()} />
      ) : !results.data ? (
        <TextSkeleton lines={6} />
      ) : rows.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>Nothing was sent from this template yet.</Trans>
        </p>
      ) : (
        <>
          <p className={classes.quiet}>
            <Trans>Opens and clicks are those of people; machines are left out.</Trans>
          </p>
          <SegmentedControl
            size="xs"
            aria-label={t`Put together by`}
            data={[
              { value: "country", label: t`Country` },
              { value: "stage", label: t`Stage` },
              { value: "language", label: t`Language` },
            ]}
            value={by}
            onChange={(next) => setBy(next as By)}
          />
          <Table fz="sm" className="numeric">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t`To whom`}</Table.Th>
                <Table.Th>{t`Sent`}</Table.Th>
                <Table.Th>{t`Replies`}</Table.Th>
                <Table.Th>{t`Opened`}</Table.Th>
                <Table.Th>{t`Clicked`}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {grouped(rows, by).map(([key, figures]) => (
                <Table.Tr key={key}>
                  <Table.Td>{name(key)}</Table.Td>
                  {cells(figures)}
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th>{t`Total`}</Table.Th>
                {cells(total)}
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </>
      )}
    </SidePanel>
  );
}
