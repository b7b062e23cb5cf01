import { Trans, useLingui } from "@lingui/react/macro";
import { Button, MultiSelect, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { LANGUAGES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { CopyField } from "@/ui/forms/CopyField";
import { SidePanel } from "@/ui/shell/SidePanel";
import { Fields } from "./FormFields";
import classes from "./leads.module.css";
import type { FormField, LeadForm, LeadFormGiven } from "./types";

type Values = Required<LeadFormGiven>;
type Texts = Values["texts"][string];

const USUAL: FormField[] = (["name", "email", "company", "country", "product", "message"] as const).map(
  (kind) => ({
    key: kind,
    kind,
    required: kind === "name" || kind === "email",
    labels: {},
    options: {},
  }),
);

/** A form, or a new one: its languages, fields and texts, and where it may stand. */
export function FormPanel({ form, onClose }: { form: LeadForm | undefined; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const pipelines = useQuery(query("/pipelines"));
  const [values, setValues] = useState<Values>({
    name: form?.name ?? "",
    active: form?.active ?? true,
    languages: form?.languages ?? [i18n.locale],
    fields: form?.fields ?? USUAL,
    texts: form?.texts ?? {},
    origins: form?.origins ?? [],
    pipeline_id: form?.pipeline_id ?? null,
    thanks_url: form?.thanks_url ?? null,
  });
  const [shown, setShown] = useState(values.languages[0] ?? "en");
  const change = (part: Partial<Values>) => setValues((current) => ({ ...current, ...part }));
  const refresh = () => invalidatePaths(queries, ["/lead-forms"]);
  const params = form ? { path: { lead_form_id: form.id }, header: ifMatch(form.version) } : null;
  const save = useMutation({
    mutationFn: () =>
      params
        ? data(client.PUT("/lead-forms/{lead_form_id}", { params, body: values }))
        : data(client.POST("/lead-forms", { body: values })),
    onSuccess: () => {
      toast(t`Saved.`);
      onClose();
    },
    onError: toastProblem,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: async () => {
      if (params) await data(client.DELETE("/lead-forms/{lead_form_id}", { params: { path: params.path } }));
    },
    onSuccess: onClose,
    onError: toastProblem,
    onSettled: refresh,
  });
  const texts: Partial<Texts> = values.texts[shown] ?? {};
  const say = (part: Partial<Texts>) =>
    change({ texts: { ...values.texts, [shown]: { ...texts, ...part } as Texts } });
  return (
    <SidePanel title={form?.name ?? t`New form`} recordId={form?.id ?? "new"} onClose={onClose}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {form ? (
          <>
            <CopyField label={t`Address of its page`} value={form.url} />
            <CopyField
              label={t`To put it into a page`}
              value={`<iframe src="${form.url}" width="100%" height="760" style="border:0" title="${form.name.replace(/"/g, "&quot;")}"></iframe>`}
            />
          </>
        ) : null}
        <TextInput
          label={t`Name`}
          description={t`For you alone.`}
          dir="auto"
          required
          maxLength={80}
          value={values.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <MultiSelect
          label={t`Languages`}
          description={t`The first is for everybody who speaks none of them.`}
          searchable
          required
          value={values.languages}
          data={LANGUAGES.map((tag) => ({ value: tag, label: format.language(tag) }))}
          onChange={(languages) => change({ languages })}
        />
        <Fields fields={values.fields} language={shown} onChange={(fields) => change({ fields })} />
        <fieldset className={classes.group}>
          <legend>
            <Trans>What it says</Trans>
          </legend>
          {values.languages.length > 1 ? (
            <Select
              label={t`In which language`}
              allowDeselect={false}
              value={shown}
              data={values.languages.map((tag) => ({ value: tag, label: format.language(tag) }))}
              onChange={(tag) => tag && setShown(tag)}
            />
          ) : null}
          <TextInput
            label={t`Title`}
            placeholder={t`Ask for a quotation`}
            dir="auto"
            value={texts.title ?? ""}
            onChange={(event) => say({ title: event.currentTarget.value })}
          />
          <Textarea
            label={t`Thanks`}
            dir="auto"
            autosize
            value={texts.thanks ?? ""}
            onChange={(event) => say({ thanks: event.currentTarget.value })}
          />
          <Textarea
            label={t`What visitors agree to`}
            description={t`Empty asks for no consent.`}
            dir="auto"
            autosize
            value={texts.consent ?? ""}
            onChange={(event) => say({ consent: event.currentTarget.value })}
          />
        </fieldset>
        <TagsInput
          label={t`Sites that may show it`}
          description={t`Such as https://www.example.com; empty for every site.`}
          value={values.origins}
          onChange={(origins) => change({ origins })}
        />
        <Select
          label={t`Begin a deal in`}
          clearable
          value={values.pipeline_id ?? null}
          data={pipelines.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(pipeline_id) => change({ pipeline_id })}
        />
        <Switch
          label={t`On`}
          checked={values.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
          {form ? (
            <ConfirmButton
              label={t`Remove form`}
              consequence={t`The form goes with what was filled in. Leads and customers stay.`}
              loading={remove.isPending}
              onConfirm={() => remove.mutate()}
            />
          ) : null}
        </div>
      </form>
    </SidePanel>
  );
}
