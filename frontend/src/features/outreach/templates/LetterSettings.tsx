import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Section } from "@/ui/shell/Section";
import { useFields } from "./useTemplates";

type Settings = components["schemas"]["LetterSettingsView"];

/** What every letter says of us, and the language for readers whose own is not known. */
export function LetterSettings() {
  const settings = useQuery(query("/letter-settings"));
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <TextSkeleton lines={6} />;
  return (
    <Section
      title={<Trans>What letters say of us</Trans>}
      description={<Trans>Templates fill these in wherever they name your company.</Trans>}
    >
      <Form settings={settings.data} />
    </Section>
  );
}

function Form({ settings }: { settings: Settings }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const fields = useFields();
  const may = useMay("users.manage");
  const [values, setValues] = useState(settings);
  const save = useMutation({
    mutationFn: () => data(client.PUT("/letter-settings", { body: values })),
    onSuccess: (saved) => {
      queries.setQueryData(query("/letter-settings").queryKey, saved);
      toast(<Trans>Saved</Trans>);
    },
    onError: toastProblem,
  });
  const field = (name: "company" | "website" | "phone", label: string) => (
    <TextInput
      label={label}
      dir={name === "company" ? "auto" : "ltr"}
      readOnly={!may}
      value={values[name]}
      onChange={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm" maw={440}>
        {field("company", t`Company name`)}
        {field("website", t`Website`)}
        {field("phone", t`Phone`)}
        <Select
          label={t`Language for readers whose own is not known`}
          searchable
          allowDeselect={false}
          disabled={!may}
          data={(fields?.languages ?? []).map(({ language, name }) => ({ value: language, label: name }))}
          value={values.language}
          onChange={(language) => setValues({ ...values, language: language ?? values.language })}
        />
        {may ? (
          <Button type="submit" loading={save.isPending} style={{ alignSelf: "flex-start" }}>
            <Trans>Save</Trans>
          </Button>
        ) : null}
      </Stack>
    </form>
  );
}
