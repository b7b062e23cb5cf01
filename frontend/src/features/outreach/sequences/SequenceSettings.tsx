import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { Section } from "@/ui/shell/Section";
import classes from "./sequences.module.css";
import type { Sequence } from "./types";
import { useSequence } from "./useSequences";

/** What holds for the whole sequence: its name, letters a day, whose clock serves where none is known. */
export function SequenceSettings({ sequence }: { sequence: Sequence }) {
  const { t } = useLingui();
  const { change } = useSequence(sequence);
  const zones = useQuery({ ...query("/meta"), staleTime: Number.POSITIVE_INFINITY }).data?.time_zones ?? [];
  const [name, setName] = useState(sequence.name);
  const [cap, setCap] = useState<number | string>(sequence.daily_cap);
  const [zone, setZone] = useState(sequence.time_zone);
  const [stage, setStage] = useState(sequence.stop_on_stage);
  return (
    <Section title={<Trans>For the whole sequence</Trans>}>
      <form
        className={classes.settings}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ name, daily_cap: Number(cap), time_zone: zone, stop_on_stage: stage });
        }}
      >
        <TextInput
          label={t`Name`}
          required
          dir="auto"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NumberInput
          label={t`Letters a day at most`}
          description={t`Sent today: ${sequence.sent_today}. The mailbox's own limit counts besides.`}
          min={1}
          max={2000}
          allowDecimal={false}
          required
          value={cap}
          onChange={setCap}
        />
        <Select
          label={t`Clock where the reader's is not known`}
          searchable
          allowDeselect={false}
          data={zones}
          value={zone}
          onChange={(next) => setZone(next ?? zone)}
        />
        <Checkbox
          label={t`Stop when the customer's deal moves to another stage`}
          checked={stage}
          onChange={({ currentTarget }) => setStage(currentTarget.checked)}
        />
        <p className={classes.quiet}>
          <Trans>
            It always stops when somebody answers, when the mail comes back, and when they unsubscribe. An
            automatic answer with a day of return lets it wait until then.
          </Trans>
        </p>
        <Button type="submit" variant="default" loading={change.isPending}>
          <Trans>Save</Trans>
        </Button>
      </form>
    </Section>
  );
}
