import { Trans, useLingui } from "@lingui/react/macro";
import { Table } from "@mantine/core";
import { useFigures } from "./figures";
import type { Report } from "./model";
import classes from "./reports.module.css";

interface Props {
  report: Report;
  label: string;
  /** Opens what stands behind a group. */
  onOpen: (keys: (string | null)[]) => void;
}

/** Every group with all its measures; a group's name opens what stands behind it. */
export function ReportTable({ report, label, onOpen }: Props) {
  const { t } = useLingui();
  const { figure, label: read } = useFigures(report.currency);
  const { dimensions, measures, rows } = report;
  return (
    <Table.ScrollContainer minWidth={Math.max(320, (dimensions.length + measures.length) * 130)}>
      <Table aria-label={label} className={classes.table} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {dimensions.map(({ key, title }) => (
              <Table.Th key={key}>{title}</Table.Th>
            ))}
            {measures.map(({ key, title, unit }) => (
              <Table.Th key={key} className={classes.figure}>
                {unit === "money" ? `${title} (${report.currency})` : title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ keys, values }) => (
            <Table.Tr key={keys.map(({ value }) => value ?? "").join("\u0000")}>
              {keys.map(({ value, label: name }, place) => {
                const text = read(value, name, dimensions[place]?.kind ?? null);
                return (
                  <Table.Td key={dimensions[place]?.key}>
                    {place === 0 ? (
                      <button
                        type="button"
                        className={classes.open}
                        dir="auto"
                        onClick={() => onOpen(keys.map((key) => key.value))}
                      >
                        {text}
                      </button>
                    ) : (
                      <span dir="auto">{text}</span>
                    )}
                  </Table.Td>
                );
              })}
              {values.map((value, place) => (
                <Table.Td key={measures[place]?.key} className={classes.figure}>
                  {figure(value, measures[place]?.unit ?? null)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            {dimensions.map(({ key }, place) => (
              <Table.Td key={key}>
                {place === 0 ? (
                  <button
                    type="button"
                    className={classes.open}
                    onClick={() => onOpen([])}
                    aria-label={t`All rows`}
                  >
                    <Trans>All</Trans>
                  </button>
                ) : null}
              </Table.Td>
            ))}
            {report.totals.map((value, place) => (
              <Table.Td key={measures[place]?.key} className={classes.figure}>
                {figure(value, measures[place]?.unit ?? null)}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}
