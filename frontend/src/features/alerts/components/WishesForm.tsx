import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, NativeSelect, Select, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import { useMe } from "@/api/session";
import type { AlertSettings } from "@/api/types";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { Section } from "@/ui/shell/Section";
import classes from "./alerts.module.css";
import { KindChoice } from "./kinds";

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

const short = (time: string | null) => time?.slice(0, 5) ?? "";
const orNull = (text: string) => text || null;

/** When alerts may come, what comes all the same, and who stands in during a leave. */
export function WishesForm({ settings }: { settings: AlertSettings }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { user, membership_id: me } = useMe();
  const people = useQuery(query("/users", { params: { query: { limit: 200 } } }));
  const colleagues = (people.data?.items ?? []).filter(({ id, active }) => active && id !== me);
  const api = useApiForm({
    initialValues: {
      ...settings,
      quiet_from: short(settings.quiet_from),
      quiet_until: short(settings.quiet_until),
      leave_from: settings.leave_from ?? "",
      leave_until: settings.leave_until ?? "",
    },
    submit: (values) =>
      data(
        client.PUT("/alerts/settings", {
          body: {
            ...values,
            quiet_from: orNull(values.quiet_from),
            quiet_until: orNull(values.quiet_until),
            leave_from: orNull(values.leave_from),
            leave_until: orNull(values.leave_until),
          },
        }),
      ),
    onDone: (saved) => {
      queries.setQueryData(query("/alerts/settings").queryKey, saved);
      toast(t`Saved`);
    },
  });
  const { form } = api;
  const zone = user.time_zone.replaceAll("_", " ");
  return (
    <ApiFormFrame api={api} label={t`When alerts may come`}>
      <Section
        title={<Trans>Quiet hours</Trans>}
        description={
          <Trans>Nothing leaves the app then; it comes afterwards. Times are those of {zone}.</Trans>
        }
      >
        <Stack gap="md">
          <div className={classes.fields}>
            <TextInput type="time" label={t`Quiet from`} {...form.getInputProps("quiet_from")} />
            <TextInput type="time" label={t`Quiet until`} {...form.getInputProps("quiet_until")} />
          </div>
          <Checkbox
            label={t`Weekends are quiet`}
            {...form.getInputProps("quiet_weekends", { type: "checkbox" })}
          />
          <KindChoice
            label={t`These come all the same`}
            placeholder={t`None`}
            value={form.values.urgent}
            onChange={(kinds) => form.setFieldValue("urgent", kinds)}
          />
          <KindChoice
            label={t`These stay in the app`}
            placeholder={t`None`}
            value={form.values.muted}
            onChange={(kinds) => form.setFieldValue("muted", kinds)}
          />
          <div className={classes.fields}>
            <NativeSelect
              label={t`Digest by mail`}
              data={[
                { value: "daily", label: t`Once a day` },
                { value: "hourly", label: t`Every hour` },
                { value: "at_once", label: t`At once` },
              ]}
              {...form.getInputProps("digest")}
            />
            {form.values.digest === "daily" ? (
              <NativeSelect
                label={t`At`}
                data={HOURS}
                value={String(form.values.digest_hour)}
                onChange={(event) => form.setFieldValue("digest_hour", Number(event.currentTarget.value))}
              />
            ) : null}
          </div>
        </Stack>
      </Section>
      <Section
        title={<Trans>On leave</Trans>}
        description={
          <Trans>Your deputy hears of everything that you hear of, without the lines of mail.</Trans>
        }
      >
        <div className={classes.fields}>
          <TextInput type="date" label={t`First day`} {...form.getInputProps("leave_from")} />
          <TextInput type="date" label={t`Last day`} {...form.getInputProps("leave_until")} />
          <Select
            label={t`Deputy`}
            clearable
            searchable
            data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("deputy_id")}
          />
        </div>
      </Section>
      <Group mt="md">
        <Button type="submit" loading={api.isPending}>
          <Trans>Save</Trans>
        </Button>
      </Group>
    </ApiFormFrame>
  );
}
