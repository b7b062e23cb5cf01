import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Clock } from "@/api/types";
import { problemTitle } from "@/ui/feedback/problemText";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "./reminders.module.css";
import { CLOCKS_STALE, zoneChoices } from "./ZoneForm";

interface Props {
  contact: string;
  travel: Clock["travel"];
}

/** A journey: from a day to a day they keep another clock. */
export function TravelForm({ contact, travel }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [zone, setZone] = useState<string | null>(travel?.zone ?? null);
  const [place, setPlace] = useState(travel?.place ?? "");
  const [since, setSince] = useState(travel?.since ?? "");
  const [until, setUntil] = useState(travel?.until ?? "");
  const params = { path: { contact_id: contact } };
  const onSettled = () => invalidatePaths(queries, [...CLOCKS_STALE]);
  const save = useMutation({
    mutationFn: (chosen: string) =>
      data(
        client.PUT("/contacts/{contact_id}/travel", {
          params,
          body: { zone: chosen, place: place.trim() || null, since: since || null, until: until || null },
        }),
      ),
    onSuccess: () => setOpen(false),
    onSettled,
  });
  const end = useMutation({
    mutationFn: () => client.DELETE("/contacts/{contact_id}/travel", { params }),
    onError: (error) => toastProblem(error),
    onSettled,
  });
  if (!open) {
    return (
      <Group gap="xs">
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
          {travel ? <Trans>Change the journey</Trans> : <Trans>They are travelling</Trans>}
        </Button>
        {travel ? (
          <Button size="compact-sm" variant="subtle" loading={end.isPending} onClick={() => end.mutate()}>
            <Trans>They are back</Trans>
          </Button>
        ) : null}
      </Group>
    );
  }
  return (
    <form
      className={classes.zone}
      aria-label={t`Journey`}
      onSubmit={(event) => {
        event.preventDefault();
        if (zone) save.mutate(zone);
      }}
    >
      <Select
        searchable
        label={t`Clock on the journey`}
        data={zoneChoices([])}
        value={zone}
        onChange={setZone}
        limit={40}
        comboboxProps={{ withinPortal: false }}
      />
      <TextInput
        label={t`Where`}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
        dir="auto"
      />
      <Group grow gap="xs">
        <TextInput
          type="date"
          label={t`First day`}
          value={since}
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t`Last day`}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </Group>
      {save.error ? (
        <p className={classes.caution} role="alert">
          {problemTitle(save.error)}
        </p>
      ) : null}
      <Group gap="xs">
        <Button type="submit" size="xs" disabled={!zone} loading={save.isPending}>
          <Trans>Save</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen(false)}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}
