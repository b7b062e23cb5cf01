import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { Section } from "@/ui/shell/Section";
import classes from "./papers.module.css";
import type { Party } from "./types";

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Our name and address, letter by letter as banks will compare them. */
export function SellerForm({ seller, mayChange }: { seller: Party | null; mayChange: boolean }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: {
      name: seller?.name ?? "",
      native_name: seller?.native_name ?? "",
      address: seller?.address?.join("\n") ?? "",
      country: seller?.country ?? "",
      phone: seller?.phone ?? "",
      email: seller?.email ?? "",
      ids: (seller?.ids ?? []).map(([name, value]) => `${name}: ${value}`).join("\n"),
    },
    submit: (values) =>
      data(
        client.PUT("/paper-settings/seller", {
          body: {
            ...values,
            address: lines(values.address),
            ids: lines(values.ids).map((line): [string, string] => {
              const [name = "", ...rest] = line.split(":");
              return [name.trim(), rest.join(":").trim()];
            }),
          },
        }),
      ),
    onDone: () => {
      toast(t`Saved.`);
      void invalidatePaths(queries, ["/paper-settings"]);
    },
  });
  const field = api.form.getInputProps;
  return (
    <Section title={t`Your company`} description={t`Banks compare names letter by letter.`}>
      <ApiFormFrame api={api} label={t`Your company`}>
        <fieldset
          disabled={!mayChange}
          className={classes.fields}
          style={{ border: 0, padding: 0, margin: 0 }}
        >
          <TextInput label={t`Name in Latin letters`} required {...field("name")} />
          <TextInput label={t`Name in your own script`} {...field("native_name")} />
          <Textarea label={t`Address`} autosize minRows={2} required {...field("address")} />
          <Textarea
            label={t`Tax and registration numbers`}
            description={t`One a line, such as “VAT: 123”.`}
            autosize
            {...field("ids")}
          />
          <TextInput label={t`Country (two letters)`} maxLength={2} dir="ltr" {...field("country")} />
          <TextInput label={t`Phone`} dir="ltr" {...field("phone")} />
          <TextInput label={t`E-mail`} dir="ltr" {...field("email")} />
          {mayChange ? (
            <Button type="submit" loading={api.isPending} className={classes.wide}>
              <Trans>Save your company</Trans>
            </Button>
          ) : null}
        </fieldset>
      </ApiFormFrame>
    </Section>
  );
}
