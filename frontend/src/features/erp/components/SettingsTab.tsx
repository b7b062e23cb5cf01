import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { query } from "@/api/query";
import type { ErpLink } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { Section } from "@/ui/shell/Section";
import { useErp } from "../hooks/useErp";
import { CheckReport } from "./CheckReport";
import classes from "./erp.module.css";
import { HookAddress } from "./HookAddress";
import { SettingsFields } from "./SettingsFields";

/** Settings of a link: try it, change it, pause it, read everything again, remove it. */
export function SettingsTab({ link }: { link: ErpLink }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { check, change, pause, remove, run } = useErp(link.id);
  const adapters = useQuery(query("/erp-adapters"));
  const adapter = adapters.data?.find((each) => each.name === link.adapter);
  const [settings, setSettings] = useState<Record<string, unknown>>(link.settings);
  const shown = check.data ?? link.server;
  const paused = link.state === "paused";
  const save = () =>
    change.mutate(
      { link, settings },
      {
        onSuccess: () => {
          toast(t`Kept. Try the connection.`);
          check.mutate();
        },
        onError: (error) => toastProblem(error),
      },
    );
  return (
    <>
      <Section title={t`Connection`}>
        <div className={classes.form}>
          {adapter ? (
            <SettingsFields
              settings={adapter.settings}
              values={settings}
              onChange={setSettings}
              kept={link.secrets_set}
            />
          ) : null}
          {shown ? <CheckReport check={shown} /> : null}
          <Group>
            <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
              <Trans>Try the connection</Trans>
            </Button>
            {settings !== link.settings ? (
              <Button loading={change.isPending} onClick={save}>
                <Trans>Save</Trans>
              </Button>
            ) : null}
          </Group>
        </div>
      </Section>
      {link.checked_at ? <HookAddress link={link} /> : null}
      <Section title={t`Work`}>
        <Group>
          {link.checked_at ? (
            <Button
              variant="default"
              loading={pause.isPending}
              onClick={() => pause.mutate({ link, paused: link.state === "live" })}
            >
              {link.state === "live" ? t`Pause` : paused ? t`Go on` : t`Start`}
            </Button>
          ) : null}
          <Button variant="default" loading={run.isPending} onClick={() => run.mutate("resync")}>
            <Trans>Read everything again</Trans>
          </Button>
          <ConfirmButton
            label={t`Remove the link`}
            consequence={t`The link forgets which records belong together. Records on both sides stay as they are.`}
            onConfirm={() =>
              remove.mutate(undefined, { onSuccess: () => void navigate({ to: "/settings/erp" }) })
            }
          />
        </Group>
      </Section>
    </>
  );
}
