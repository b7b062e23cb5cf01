import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { OPERATORS } from "../reading/operators";
import classes from "./list.module.css";

/** What may be typed beside words; choosing one puts it into the box. */
export function SearchHelp({ onInsert }: { onInsert: (text: string) => void }) {
  const { t, i18n } = useLingui();
  return (
    <Menu position="bottom-end" width={336} returnFocus={false}>
      <Menu.Target>
        <Tooltip label={t`Search more exactly`}>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={t`Search more exactly`}>
            <IconAdjustmentsHorizontal size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown className={classes.help}>
        <Menu.Label>
          <Trans>All of it has to be true of one mail. Words are found in attached documents too.</Trans>
        </Menu.Label>
        {OPERATORS.map(({ insert, example, label }) => (
          <Menu.Item key={insert} onClick={() => onInsert(insert)}>
            <span className={classes.operator}>
              <code dir="ltr">{example}</code>
              <span>{i18n._(label)}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
