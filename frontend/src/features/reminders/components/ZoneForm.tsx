import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Clock } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import type { ClockOwner } from "./ClockWhy";
import classes from "./reminders.module.css";

export const CLOCKS_STALE = [
  "/companies",
  "/companies/{company_id}",
  "/companies/{company_id}/clock",
  "/contacts",
  "/contacts/{contact_id}",
  "/contacts/{contact_id}/clock",
  "/today",
  "/reminders",
] as const;

/** All zones by the names that people know, those that the clues allow first. */
export function zoneChoices(first: readonly string[]): { value: string; label: string }[] {
  const names = [...new Set([...first, ...Intl.supportedValuesOf("timeZone")])];
  return names.map((name) => ({ value: name, label: name.replaceAll("_", " ") }));
}

/** Puts somebody's clock right: what a person says counts over everything else. */
export function ZoneForm({ clock, owner }: { clock: Clock; owner: ClockOwner }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [zone, setZone] = useState(clock.suggestion ?? clock.zone);
  const save = useMutation({
    mutationFn: async () => {
      const body = { time_zone: zone };
      const header = ifMatch(owner.version);
      return owner.kind === "company"
        ? data(
            client.PATCH("/companies/{company_id}", {
              params: { path: { company_id: owner.id }, header },
              body,
            }),
          )
        : data(
            client.PATCH("/contacts/{contact_id}", {
              params: { path: { contact_id: owner.id }, header },
              body,
            }),
          );
    },
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, [...CLOCKS_STALE]),
  });
  const own = clock.reason === "typed";
  return (
    <form
      className={classes.zone}
      onSubmit={(event) => {
        event.preventDefault();
        if (zone) save.mutate();
      }}
    >
      <Select
        searchable
        label={t`Their clock`}
        data={zoneChoices(
          [clock.suggestion, clock.zone, ...clock.candidates].filter((each) => each !== null),
        )}
        value={zone}
        onChange={setZone}
        limit={40}
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={t`No such place`}
      />
      {zone && (zone !== clock.zone || !own) ? (
        <Button type="submit" size="xs" loading={save.isPending}>
          {zone === clock.zone ? <Trans>Yes, that is right</Trans> : <Trans>Set this clock</Trans>}
        </Button>
      ) : null}
    </form>
  );
}
