import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, NumberInput, PasswordInput, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { components } from "@/api/schema";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import { StatusText } from "@/ui/records/StatusText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import classes from "./reading.module.css";

type Model = components["schemas"]["LanguageModelView"];

/** The language model that is asked about letters as well, if the company names one. */
export function LanguageModelPage() {
  const { t } = useLingui();
  const model = useQuery(query("/language-model"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Language model`}
        description={
          <Trans>
            Lading reads mail by itself. A language model of yours can look for what the rules did not find.
          </Trans>
        }
      />
      {model.data ? (
        <ModelForm key={model.data.version} model={model.data} />
      ) : model.error ? (
        <ErrorState error={model.error} onRetry={() => void model.refetch()} />
      ) : (
        <TextSkeleton lines={6} />
      )}
    </Page>
  );
}

function ModelForm({ model }: { model: Model }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const refresh = () => invalidatePaths(queries, ["/language-model"]);
  const api = useApiForm({
    initialValues: {
      url: model.url,
      model: model.model,
      api_key: "",
      daily_limit: model.daily_limit,
      active: model.active,
    },
    secret: ["api_key"],
    validate: { url: required, model: required },
    submit: ({ api_key, ...values }) =>
      data(
        client.PUT("/language-model", {
          params: { header: ifMatch(model.version) },
          body: { ...values, api_key: api_key || null },
        }),
      ),
    onDone: () => {
      toast(t`Saved`);
      void refresh();
    },
  });
  const { form } = api;
  return (
    <>
      <Section title={t`Endpoint`}>
        <ApiFormFrame api={api} label={t`Endpoint`}>
          <div className={classes.fields}>
            <TextInput
              label={t`Address`}
              description={t`Of its chat completions, as OpenAI and most servers of open models offer them.`}
              placeholder="https://models.example.com/v1/chat/completions"
              dir="ltr"
              {...form.getInputProps("url")}
            />
            <TextInput label={t`Name of the model`} dir="ltr" {...form.getInputProps("model")} />
            <PasswordInput
              label={t`Key`}
              placeholder={model.has_key ? t`Kept; type to replace it` : undefined}
              autoComplete="off"
              {...form.getInputProps("api_key")}
            />
            <NumberInput
              label={t`Letters a day at most`}
              min={1}
              max={100_000}
              {...form.getInputProps("daily_limit")}
            />
            <Switch
              label={t`Ask it about new letters by people`}
              description={t`Their texts are then sent to this address.`}
              {...form.getInputProps("active", { type: "checkbox" })}
            />
          </div>
          <Group mt="md">
            <Button type="submit" loading={api.isPending}>
              <Trans>Save</Trans>
            </Button>
            {model.version > 0 ? <Forget onDone={refresh} /> : null}
          </Group>
        </ApiFormFrame>
      </Section>
      {model.version > 0 ? <State model={model} /> : null}
    </>
  );
}

function Forget({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useLingui();
  const forget = useMutation({
    mutationFn: () => data(client.DELETE("/language-model")),
    onSuccess: onDone,
    onError: toastProblem,
  });
  return (
    <ConfirmButton
      label={t`Remove`}
      consequence={t`Its key is forgotten. What it found stays.`}
      loading={forget.isPending}
      onConfirm={() => forget.mutate()}
    />
  );
}

/** How it goes, and a letter to try it with. */
function State({ model }: { model: Model }) {
  const { t } = useLingui();
  const format = useFormats();
  const trial = useMutation({
    mutationFn: () => data(client.POST("/language-model/trials")),
    onError: toastProblem,
  });
  const asked = format.number(model.asked_today);
  const limit = format.number(model.daily_limit);
  return (
    <Section title={t`How it goes`}>
      {model.problem ? (
        <StatusText tone="danger">
          <Trans>
            The last letters got no answer: {model.problem}. They are tried again; mail is read without it.
          </Trans>
        </StatusText>
      ) : (
        <p className={classes.muted}>
          <Trans>
            Letters today: {asked} of {limit}
          </Trans>
        </p>
      )}
      <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
        <Trans>Try it with an invented letter</Trans>
      </Button>
      {trial.data ? (
        <dl className={classes.found} aria-label={t`What it found`}>
          {trial.data.found.map(({ field, value }) => (
            <div key={field}>
              <dt dir="ltr">{field}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Section>
  );
}
