import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Select, Switch, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { COUNTRIES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { CopyField } from "@/ui/forms/CopyField";
import { Country } from "@/ui/records/Country";
import { StatusText } from "@/ui/records/StatusText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import classes from "./tracking.module.css";
import type { Mode, Policy } from "./types";
import { MODES } from "./words";

/** What the company records of its readers, by country, and on which host. */
export function TrackingPolicyPage() {
  const { t } = useLingui();
  const policy = useQuery(query("/tracking/policy"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Tracking`}
        description={
          <Trans>
            What is recorded of whether people open mail and follow links in it. Answers and bounces are known
            without it.
          </Trans>
        }
      />
      {policy.data ? (
        <PolicyForm key={policy.data.version} policy={policy.data} />
      ) : policy.error ? (
        <ErrorState error={policy.error} onRetry={() => void policy.refetch()} />
      ) : (
        <TextSkeleton lines={6} />
      )}
    </Page>
  );
}

type Change = Partial<Pick<Policy, "countries" | "elsewhere" | "unknown" | "keep_sources" | "trap_links">> & {
  host?: string;
  no_host?: boolean;
};

function PolicyForm({ policy }: { policy: Policy }) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const [host, setHost] = useState(policy.host ?? "");
  const save = useMutation({
    mutationFn: (change: Change) =>
      data(
        client.PATCH("/tracking/policy", {
          params: { header: ifMatch(policy.version) },
          body: { no_host: false, ...change },
        }),
      ),
    onSuccess: async () => {
      toast(t`Saved`);
      await invalidatePaths(queries, ["/tracking/policy"]);
    },
    onError: toastProblem,
  });
  const modes = Object.entries(MODES).map(([value, label]) => ({ value, label: i18n._(label) }));
  const choose = (label: string, value: Mode, change: (mode: Mode) => Change) => (
    <Select
      label={label}
      value={value}
      data={modes}
      allowDeselect={false}
      onChange={(next) => next && save.mutate(change(next as Mode))}
    />
  );
  const asking = policy.by_law.filter((code) => !(code in policy.countries));
  const names = format.list(asking.map((code) => format.country(code)));
  const countries = Object.entries(policy.countries) as [string, Mode][];
  const kept = policy.countries;
  return (
    <>
      <Section title={t`By country`}>
        <div className={classes.fields}>
          <p className={classes.muted}>
            <Trans>The law asks for consent in {names}: there only whoever agreed is tracked.</Trans>
          </p>
          {choose(t`Everywhere else`, policy.elsewhere, (elsewhere) => ({ elsewhere }))}
          {choose(t`Where the country is not known`, policy.unknown, (unknown) => ({ unknown }))}
        </div>
        <div className={classes.countries}>
          {countries.map(([code, mode]) => {
            const name = format.country(code);
            const others = Object.fromEntries(countries.filter(([other]) => other !== code));
            return (
              <div key={code} className={classes.country}>
                <Country code={code} />
                <Select
                  aria-label={name}
                  value={mode}
                  data={modes}
                  allowDeselect={false}
                  onChange={(next) => next && save.mutate({ countries: { ...kept, [code]: next as Mode } })}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t`Take ${name} off the list`}
                  onClick={() => save.mutate({ countries: others })}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </div>
            );
          })}
          <Select
            aria-label={t`Choose for another country`}
            placeholder={t`Choose for another country`}
            searchable
            value={null}
            data={COUNTRIES.filter((code) => !(code in policy.countries)).map((code) => ({
              value: code,
              label: format.country(code),
            }))}
            onChange={(code) => code && save.mutate({ countries: { ...kept, [code]: "consent" } })}
          />
        </div>
      </Section>
      <Section
        title={t`Tracking host`}
        description={
          <Trans>
            Pixels and links point to a host below your own domain, so that they are plainly yours.
          </Trans>
        }
      >
        <div className={classes.fields}>
          {policy.host ? (
            policy.host_verified_at ? (
              <StatusText tone="ok">
                <Trans>In use</Trans>
              </StatusText>
            ) : (
              <StatusText tone="warning">
                <Trans>Not in use until its DNS record leads here: look at your domain’s health.</Trans>
              </StatusText>
            )
          ) : policy.server_host ? (
            <p className={classes.muted}>
              <Trans>Without one of your own, {policy.server_host} is used.</Trans>
            </p>
          ) : (
            <StatusText tone="warning">
              <Trans>Without a host nothing is tracked.</Trans>
            </StatusText>
          )}
          <TextInput
            label={t`Host`}
            placeholder="go.example.com"
            dir="ltr"
            value={host}
            onChange={(event) => setHost(event.currentTarget.value)}
          />
          {policy.host ? (
            <CopyField label={t`DNS record`} value={`${policy.host}. CNAME ${policy.host_target}.`} />
          ) : null}
          <Button
            variant="default"
            loading={save.isPending}
            disabled={host.trim() === (policy.host ?? "")}
            onClick={() => save.mutate(host.trim() ? { host: host.trim() } : { no_host: true })}
          >
            <Trans>Save</Trans>
          </Button>
        </div>
      </Section>
      <Section title={t`What is kept`}>
        <div className={classes.fields}>
          <Switch
            label={t`Keep the reader’s network address and program with each sign`}
            description={t`Needed to judge old signs again; without it only the verdict is kept.`}
            checked={policy.keep_sources}
            onChange={(event) => save.mutate({ keep_sources: event.currentTarget.checked })}
          />
          <Switch
            label={t`Put in a hidden link that only scanners follow`}
            description={t`It finds more machines, but some mail filters dislike hidden links.`}
            checked={policy.trap_links}
            onChange={(event) => save.mutate({ trap_links: event.currentTarget.checked })}
          />
        </div>
      </Section>
    </>
  );
}
