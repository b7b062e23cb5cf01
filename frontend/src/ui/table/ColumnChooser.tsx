import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import type { TableColumn } from "./columns";

interface Props<Row> {
  columns: readonly TableColumn<Row>[];
  shown: Record<string, boolean>;
  onToggle: (id: string) => void;
  onReset: () => void;
}

/** A menu of the columns of a table, with a check on those shown. */
export function ColumnChooser<Row>({ columns, shown, onToggle, onReset }: Props<Row>) {
  const { t, i18n } = useLingui();
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Tooltip label={t`Columns`}>
          <ActionIcon variant="subtle" color="gray" aria-label={t`Columns`}>
            <IconColumns3 size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map((column) => (
          <Menu.CheckboxItem
            key={column.id}
            checked={shown[column.id] ?? true}
            disabled={column.fixed}
            onChange={() => onToggle(column.id)}
          >
            {i18n._(column.label)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onReset}>
          <Trans>As it was at first</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
