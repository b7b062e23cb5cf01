import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { useColleagues, usePipelines } from "../hooks/usePipelines";
import classes from "./deals.module.css";

interface Props {
  pipeline: string;
  count: number;
  busy: boolean;
  onEdit: (changes: { owner_id?: string; stage_id?: string }) => void;
  onClear: () => void;
}

/** What can be done with the ticked deals. */
export function DealBulkBar({ pipeline, count, busy, onEdit, onClear }: Props) {
  const { t } = useLingui();
  const { pipeline: shown } = usePipelines(pipeline);
  return (
    <div className={classes.filters}>
      <strong>
        <Plural value={count} one="# deal" other="# deals" />
      </strong>
      <Select
        size="xs"
        disabled={busy}
        aria-label={t`Move to`}
        placeholder={t`Move to`}
        data={(shown?.stages ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={null}
        onChange={(stage) => stage && onEdit({ stage_id: stage })}
      />
      <Select
        size="xs"
        disabled={busy}
        aria-label={t`Give to`}
        placeholder={t`Give to`}
        searchable
        data={useColleagues()}
        value={null}
        onChange={(owner) => owner && onEdit({ owner_id: owner })}
      />
      <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
        <Trans>Clear selection</Trans>
      </Button>
    </div>
  );
}
