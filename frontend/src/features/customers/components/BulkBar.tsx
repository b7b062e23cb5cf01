import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, Menu } from "@mantine/core";
import { IconArchive, IconChevronDown, IconTimeline } from "@tabler/icons-react";
import type { BulkChanges, Stage } from "@/api/types";
import { STAGES, StageText } from "@/ui/records/StageText";
import { useOwnerChoices } from "../hooks/useChoices";
import classes from "./customers.module.css";

interface Props {
  count: number;
  onEdit: (changes: BulkChanges) => void;
  onClear: () => void;
  /** Puts the people of the ticked companies into a sequence. */
  onEnrol?: () => void;
}

function StageMenu({ onChoose }: { onChoose: (stage: Stage) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          <Trans>Stage</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STAGES.map(({ value }) => (
          <Menu.Item key={value} onClick={() => onChoose(value)}>
            <StageText stage={value} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function OwnerMenu({ onChoose }: { onChoose: (owner: string | null) => void }) {
  const owners = useOwnerChoices();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          <Trans>Owner</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {owners.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onChoose(value)}>
            <bdi>{label}</bdi>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onChoose(null)}>
          <Trans>Nobody</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with the ticked companies. Stands in the place of the filters. */
export function BulkBar({ count, onEdit, onClear, onEnrol }: Props) {
  const { t } = useLingui();
  return (
    <section className={classes.filters} aria-label={t`Change the selected companies`}>
      <CloseButton size="sm" aria-label={t`Clear the selection`} onClick={onClear} />
      <strong className={classes.ticked} aria-live="polite">
        <Plural value={count} one="# selected" other="# selected" />
      </strong>
      <StageMenu onChoose={(stage) => onEdit({ stage })} />
      <OwnerMenu onChoose={(owner_id) => onEdit({ owner_id })} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArchive size={15} aria-hidden />}
        onClick={() => onEdit({ archived: true })}
      >
        <Trans context="to put aside">Archive</Trans>
      </Button>
      {onEnrol ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTimeline size={15} aria-hidden />}
          onClick={onEnrol}
        >
          <Trans>Put into a sequence</Trans>
        </Button>
      ) : null}
    </section>
  );
}
