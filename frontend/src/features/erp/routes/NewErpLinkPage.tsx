import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { CheckReport } from "../components/CheckReport";
import classes from "../components/erp.module.css";
import { SettingsFields } from "../components/SettingsFields";
import { useRefreshErp } from "../hooks/useErp";

/** Choose the ERP, give its settings, try them, keep them. */
export function NewErpLinkPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const refresh = useRefreshErp();
  const adapters = useQuery(query("/erp-adapters"));
  const [adapter, setAdapter] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [settings, setSettings] = useState<Record<string, unknown>>({});
  const chosen = adapters.data?.find((each) => each.name === adapter);
  const body = { adapter: adapter ?? "", settings };
  const attempt = useMutation({
    mutationFn: () => data(client.POST("/erp-checks", { body })),
    onError: (error) => toastProblem(error),
  });
  const add = useMutation({
    mutationFn: async () => {
      const link = await data(
        client.POST("/erp-links", { body: { ...body, name: name || (chosen?.title ?? "") } }),
      );
      await data(client.POST("/erp-links/{link_id}/checks", { params: { path: { link_id: link.id } } }));
      return link;
    },
    onError: (error) => toastProblem(error),
    onSuccess: async (link) => {
      await refresh();
      await navigate({
        to: "/settings/erp/$linkId",
        params: { linkId: link.id },
        search: { tab: "rehearsal" },
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <Page layout="text">
      <PageHeader
        title={t`Link an ERP`}
        description={
          <Trans>
            Trying changes nothing in your ERP. Nothing flows before you have rehearsed and switched it on.
          </Trans>
        }
      />
      {adapters.isPending ? <TextSkeleton /> : null}
      <form onSubmit={submit} className={classes.form}>
        <Select
          label={t`Which ERP?`}
          searchable
          data={(adapters.data ?? []).map((each) => ({
            value: each.name,
            label: `${each.title} (${each.versions})`,
          }))}
          value={adapter}
          onChange={(value) => {
            setAdapter(value);
            setSettings({});
            attempt.reset();
          }}
        />
        {chosen ? (
          <>
            <TextInput
              label={t`Name of the link`}
              placeholder={chosen.title}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <SettingsFields
              settings={chosen.settings}
              values={settings}
              onChange={(values) => {
                setSettings(values);
                attempt.reset();
              }}
            />
            {attempt.data ? <CheckReport check={attempt.data} /> : null}
            <Group>
              <Button
                type="submit"
                variant={attempt.data?.ok ? "default" : "filled"}
                loading={attempt.isPending}
              >
                <Trans>Try the connection</Trans>
              </Button>
              {attempt.data?.ok ? (
                <Button loading={add.isPending} onClick={() => add.mutate()}>
                  <Trans>Keep and rehearse</Trans>
                </Button>
              ) : null}
            </Group>
          </>
        ) : null}
      </form>
    </Page>
  );
}
