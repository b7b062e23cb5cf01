import { useLingui } from "@lingui/react/macro";
import { Checkbox, Radio, Stack, Switch, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { Webhook } from "@/api/types";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import classes from "./webhooks.module.css";

export interface WebhookValues extends Record<string, unknown> {
  url: string;
  description: string;
  every: "all" | "some";
  event_types: string[];
  scope: Webhook["scope"];
  active: boolean;
}

export const asBody = ({ url, description, every, event_types, scope, active }: WebhookValues) => ({
  url: url.trim(),
  description: description.trim(),
  event_types: every === "all" ? [] : event_types,
  scope,
  active,
});

export const startsWithHttp = (message: string) => (url: string) =>
  /^https?:\/\/./.test(url.trim()) ? null : message;

/** The fields of a webhook, new or known. */
export function WebhookFields({ form }: { form: UseFormReturnType<WebhookValues> }) {
  const { t } = useLingui();
  const catalogue = useQuery({ ...query("/webhook-event-types"), staleTime: Number.POSITIVE_INFINITY });
  const { every, scope } = form.values;
  return (
    <Stack gap="lg">
      <TextInput
        label={t`Address`}
        description={t`Where your program takes the messages: https, on the usual port.`}
        placeholder="https://shop.example.com/lading"
        dir="ltr"
        autoFocus
        autoComplete="off"
        {...form.getInputProps("url")}
      />
      <TextInput
        label={t`What it is for`}
        description={t`Such as “Webshop” or “Data warehouse”.`}
        dir="auto"
        autoComplete="off"
        maxLength={200}
        {...form.getInputProps("description")}
      />
      <Radio.Group
        label={t`May be told of`}
        description={t`As with API keys: only of records that a key with this right could read.`}
        {...form.getInputProps("scope")}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="read" label={t`Business records`} />
          <Radio value="admin" label={t`Business records, colleagues and links to the ERP`} />
        </Stack>
      </Radio.Group>
      <Radio.Group label={t`Events`} {...form.getInputProps("every")}>
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t`All, and those that are added later`} />
          <Radio value="some" label={t`Only these`} />
        </Stack>
      </Radio.Group>
      {every === "some" ? (
        catalogue.data ? (
          <Checkbox.Group label={t`These events`} {...form.getInputProps("event_types")}>
            <div className={classes.events}>
              {catalogue.data
                .filter((type) => type.scope === "read" || scope === "admin")
                .map((type) => (
                  <Checkbox
                    key={type.name}
                    value={type.name}
                    label={<code dir="ltr">{type.name}</code>}
                    description={type.summary}
                  />
                ))}
            </div>
          </Checkbox.Group>
        ) : (
          <TextSkeleton />
        )
      ) : null}
      <Switch
        label={t`On`}
        description={t`While it is off nothing new is noted for it.`}
        {...form.getInputProps("active", { type: "checkbox" })}
      />
    </Stack>
  );
}
