import { Trans, useLingui } from "@lingui/react/macro";
import { Button, MultiSelect, NumberInput, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { COUNTRIES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./pool.module.css";
import type { Pool } from "./types";

/** A pool, or a new one: who claims from it, and how much. An empty limit is none. */
export function PoolPanel({ pool, onClose }: { pool: Pool | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const people = useQuery(query("/users", { params: { query: { limit: 200 } } }));
  const [values, setValues] = useState({
    name: pool?.name ?? "",
    open_to_all: pool?.open_to_all ?? true,
    countries: pool?.countries ?? [],
    claims_a_day: pool ? pool.claims_a_day : 10,
    views_a_day: pool ? pool.views_a_day : 50,
    holding_cap: pool ? pool.holding_cap : 200,
    cool_down_days: pool?.cool_down_days ?? 7,
    protection_days: pool?.protection_days ?? 7,
    pins: pool?.pins ?? 5,
  });
  const [members, setMembers] = useState(pool?.members.map(({ id }) => id) ?? []);
  const [admins, setAdmins] = useState(pool?.members.filter(({ admin }) => admin).map(({ id }) => id) ?? []);
  const change = (part: Partial<typeof values>) => setValues((current) => ({ ...current, ...part }));
  const limit = (value: number | string) => (value === "" ? null : Number(value));
  const body = {
    ...values,
    members: [...new Set([...members, ...admins])].map((id) => ({ id, admin: admins.includes(id) })),
  };
  const save = useMutation({
    mutationFn: async () => {
      if (!pool) return void (await data(client.POST("/pools", { body })));
      const params = { path: { pool_id: pool.id }, header: ifMatch(pool.version) };
      await data(client.PATCH("/pools/{pool_id}", { params, body }));
    },
    onSuccess: () => {
      toast(t`Saved.`);
      onClose();
    },
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/pools"]),
  });
  const names = people.data?.items
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
  const title = pool?.name ?? t`New pool`;
  return (
    <SidePanel title={title} recordId={pool?.id ?? "new"} onClose={onClose}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          label={t`Name`}
          dir="auto"
          required
          maxLength={80}
          value={values.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <MultiSelect
          label={t`Countries`}
          description={t`Released customers of these countries come here; empty for all the rest.`}
          searchable
          data={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
          value={values.countries}
          onChange={(countries) => change({ countries })}
        />
        <Switch
          label={t`Everybody claims from it`}
          checked={values.open_to_all}
          onChange={(event) => change({ open_to_all: event.currentTarget.checked })}
        />
        {values.open_to_all ? null : (
          <MultiSelect
            label={t`Who claims from it`}
            searchable
            data={names ?? []}
            value={members}
            onChange={setMembers}
          />
        )}
        <MultiSelect
          label={t`Who gives its customers out`}
          searchable
          data={names ?? []}
          value={admins}
          onChange={setAdmins}
        />
        <div className={classes.row}>
          <NumberInput
            label={t`Claims a day`}
            min={1}
            value={values.claims_a_day ?? ""}
            onChange={(value) => change({ claims_a_day: limit(value) })}
          />
          <NumberInput
            label={t`Looked at a day`}
            min={1}
            value={values.views_a_day ?? ""}
            onChange={(value) => change({ views_a_day: limit(value) })}
          />
          <NumberInput
            label={t`Held at most`}
            min={1}
            value={values.holding_cap ?? ""}
            onChange={(value) => change({ holding_cap: limit(value) })}
          />
        </div>
        <div className={classes.row}>
          <NumberInput
            label={t`Cool-down in days`}
            description={t`The former owner waits so long.`}
            min={0}
            required
            value={values.cool_down_days}
            onChange={(value) => change({ cool_down_days: Number(value) })}
          />
          <NumberInput
            label={t`Protected in days`}
            description={t`After a claim no rule takes it.`}
            min={0}
            required
            value={values.protection_days}
            onChange={(value) => change({ protection_days: Number(value) })}
          />
          <NumberInput
            label={t`Pins`}
            description={t`Customers that one may keep.`}
            min={0}
            required
            value={values.pins}
            onChange={(value) => change({ pins: Number(value) })}
          />
        </div>
        <Button type="submit" loading={save.isPending}>
          <Trans>Save</Trans>
        </Button>
      </form>
    </SidePanel>
  );
}
