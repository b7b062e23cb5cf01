import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Table } from "@mantine/core";
import { useMemo } from "react";
import classes from "./imports.module.css";
import type { ImportFile } from "./words";

interface Props {
  run: ImportFile;
  onChange: (fields: (string | null)[]) => void;
}

/** What each column of the file is taken for; a field that is chosen twice moves to the column chosen last. */
export function ColumnMap({ run, onChange }: Props) {
  const { t } = useLingui();
  const groups = useMemo(() => {
    const of = (whose: string) =>
      run.choices
        .filter((each) => each.of === whose)
        .map(({ field, title }) => ({ value: field, label: title }));
    return [
      { group: t`The company`, items: of("company") },
      { group: t`The person`, items: of("contact") },
    ];
  }, [run.choices, t]);
  const choose = (at: number, field: string | null) =>
    onChange(
      run.columns.map((column, index) =>
        index === at ? field : column.field === field ? null : column.field,
      ),
    );
  return (
    <div className={classes.scroll}>
      <Table className={classes.columns}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Column of the file`}</Table.Th>
            <Table.Th className={classes.sampled}>{t`Its first values`}</Table.Th>
            <Table.Th>{t`Becomes`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and heads may repeat
            <Table.Tr key={index}>
              <Table.Td>
                <bdi className={classes.head}>{column.head || <Trans>Column {index + 1}</Trans>}</bdi>
              </Table.Td>
              <Table.Td className={classes.sampled}>
                <bdi className={classes.samples}>{column.samples.join(" · ")}</bdi>
              </Table.Td>
              <Table.Td>
                <Select
                  size="xs"
                  aria-label={t`What “${column.head}” becomes`}
                  data={groups}
                  value={column.field}
                  onChange={(field) => choose(index, field)}
                  placeholder={t`Not read`}
                  searchable
                  clearable
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
