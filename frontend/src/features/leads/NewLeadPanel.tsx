import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { COUNTRIES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./leads.module.css";

const EMPTY = { title: "", company: "", person: "", email: "", phone: "", country: "", body: "" };

/** An inquiry from a call or a fair: given out by the rules as one by mail is. */
export function NewLeadPanel({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const [values, setValues] = useState(EMPTY);
  const set = (key: keyof typeof EMPTY, value: string) =>
    setValues((current) => ({ ...current, [key]: value }));
  const make = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()));
      return data(client.POST("/leads", { body: { ...given, title: values.title } }));
    },
    onSuccess: (lead) => {
      toast(lead.owner ? t`Given to ${lead.owner.name}.` : t`Saved. Nobody was found for it yet.`);
      onMade(lead.id);
    },
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/leads", "/leads/counts"]),
  });
  return (
    <SidePanel title={t`New inquiry`} recordId="new" onClose={onClose}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextInput
          label={t`What is asked for`}
          dir="auto"
          required
          maxLength={300}
          value={values.title}
          onChange={(event) => set("title", event.currentTarget.value)}
        />
        <TextInput
          label={t`Company`}
          dir="auto"
          value={values.company}
          onChange={(event) => set("company", event.currentTarget.value)}
        />
        <TextInput
          label={t`Person`}
          dir="auto"
          value={values.person}
          onChange={(event) => set("person", event.currentTarget.value)}
        />
        <div className={classes.row}>
          <TextInput
            label={t`E-mail`}
            type="email"
            value={values.email}
            onChange={(event) => set("email", event.currentTarget.value)}
          />
          <TextInput
            label={t`Phone`}
            type="tel"
            value={values.phone}
            onChange={(event) => set("phone", event.currentTarget.value)}
          />
        </div>
        <Select
          label={t`Country`}
          searchable
          clearable
          value={values.country || null}
          data={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
          onChange={(code) => set("country", code ?? "")}
        />
        <Textarea
          label={t`Notes`}
          dir="auto"
          autosize
          minRows={3}
          value={values.body}
          onChange={(event) => set("body", event.currentTarget.value)}
        />
        <Button type="submit" loading={make.isPending} disabled={!values.title.trim()}>
          <Trans>Save and give out</Trans>
        </Button>
      </form>
    </SidePanel>
  );
}
