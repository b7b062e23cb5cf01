import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { components } from "@/api/schema";
import { COUNTRIES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import classes from "./leads.module.css";

type Desk = components["schemas"]["LeadDeskView"];

/** "09:00:00" as "09:00". */
const short = (time: string) => time.slice(0, 5);

/** The tenant's working hours. */
export function DeskHours() {
  const desk = useQuery(query("/lead-desk"));
  return desk.data ? <Form key={JSON.stringify(desk.data)} desk={desk.data} /> : <TextSkeleton lines={2} />;
}

function Form({ desk }: { desk: Desk }) {
  const { t } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const meta = useQuery({ ...query("/meta"), staleTime: Number.POSITIVE_INFINITY });
  const [values, setValues] = useState(desk);
  const change = (part: Partial<Desk>) => setValues((current) => ({ ...current, ...part }));
  const save = useMutation({
    mutationFn: () => data(client.PUT("/lead-desk", { body: values })),
    onSuccess: () => toast(t`Saved.`),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/lead-desk"]),
  });
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={classes.row}>
        <TextInput
          type="time"
          label={t`Desk opens`}
          required
          value={short(values.opens)}
          onChange={(event) => change({ opens: `${event.currentTarget.value}:00` })}
        />
        <TextInput
          type="time"
          label={t`Desk closes`}
          required
          value={short(values.closes)}
          onChange={(event) => change({ closes: `${event.currentTarget.value}:00` })}
        />
        <Select
          label={t`Zone of what nobody has`}
          searchable
          allowDeselect={false}
          value={values.zone}
          data={meta.data?.time_zones ?? [values.zone]}
          onChange={(zone) => zone && change({ zone })}
        />
        <Select
          label={t`Holidays of`}
          searchable
          clearable
          value={values.territory ?? null}
          data={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
          onChange={(territory) => change({ territory })}
        />
      </div>
      <div>
        <Button type="submit" size="xs" variant="default" loading={save.isPending}>
          <Trans>Save hours</Trans>
        </Button>
      </div>
    </form>
  );
}
