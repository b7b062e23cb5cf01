import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconWorldSearch } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { CopyField } from "@/ui/forms/CopyField";
import { StatusText, type Tone } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import classes from "../tracking/tracking.module.css";
import type { Finding, SendingDomain } from "../tracking/types";

const TONES: Record<Finding["state"], Tone> = {
  ok: "ok",
  advice: "warning",
  problem: "danger",
  unknown: "quiet",
};
const TOPICS: Record<Finding["topic"], string | MessageDescriptor> = {
  spf: "SPF",
  dkim: "DKIM",
  dmarc: "DMARC",
  mx: "MX",
  alignment: msg`Alignment`,
  tracking: "CNAME",
};

/** Whether mail from the company's domains arrives, and what to change in the DNS. */
export function DomainsPage() {
  const { t } = useLingui();
  const domains = useQuery(query("/sending-domains"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Domain health`}
        description={
          <Trans>
            What receivers find in the DNS about your domains, and what to change so that mail arrives.
          </Trans>
        }
      />
      {domains.data ? (
        domains.data.length === 0 ? (
          <EmptyState icon={IconWorldSearch}>
            <Trans>Add a mailbox first: its domain is then looked at here.</Trans>
          </EmptyState>
        ) : (
          domains.data.map((domain) => <DomainSection key={domain.domain} domain={domain} />)
        )
      ) : domains.error ? (
        <ErrorState error={domains.error} onRetry={() => void domains.refetch()} />
      ) : (
        <TextSkeleton lines={8} />
      )}
    </Page>
  );
}

function DomainSection({ domain }: { domain: SendingDomain }) {
  const { t, i18n } = useLingui();
  const named = (topic: string | MessageDescriptor) => (typeof topic === "string" ? topic : i18n._(topic));
  const queries = useQueryClient();
  const [selector, setSelector] = useState("");
  const refresh = () => invalidatePaths(queries, ["/sending-domains", "/tracking/policy"]);
  const check = useMutation({
    mutationFn: () =>
      data(
        client.POST("/sending-domains/checks", {
          body: { domain: domain.domain, selectors: selector.trim() ? [selector.trim()] : [] },
        }),
      ),
    onSuccess: refresh,
    onError: toastProblem,
  });
  const settle = useMutation({
    mutationFn: (alarm_id: string) =>
      client.POST("/sending-domains/alarms/{alarm_id}/settle", { params: { path: { alarm_id } } }),
    onSuccess: async () => {
      toast(t`Settled`);
      await refresh();
    },
    onError: toastProblem,
  });
  return (
    <Section
      title={<bdi dir="ltr">{domain.domain}</bdi>}
      description={
        domain.checked_at ? (
          <Trans>
            Looked at <TimeText instant={domain.checked_at} />
          </Trans>
        ) : (
          <Trans>Nobody has looked yet.</Trans>
        )
      }
      action={
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          <Trans>Look now</Trans>
        </Button>
      }
    >
      {domain.alarms.map((alarm) => (
        <div key={alarm.id} className={classes.finding} role="alert">
          <StatusText tone="danger">{alarm.title}</StatusText>
          <p>{alarm.what_to_do}</p>
          {alarm.diagnostic ? (
            <p className={classes.muted} dir="auto">
              {alarm.diagnostic}
            </p>
          ) : null}
          <Button size="xs" variant="default" mt="xs" onClick={() => settle.mutate(alarm.id)}>
            <Trans>I have put it right</Trans>
          </Button>
        </div>
      ))}
      {domain.findings.map(({ found = [], ...finding }) => (
        <div key={finding.topic} className={classes.finding}>
          <StatusText tone={TONES[finding.state]}>
            <strong>{named(TOPICS[finding.topic])}</strong> · {finding.title}
          </StatusText>
          {finding.what_to_do ? <p>{finding.what_to_do}</p> : null}
          {found.length > 0 ? (
            <ul className={classes.found} dir="ltr">
              {found.map((record) => (
                <li key={record}>{record}</li>
              ))}
            </ul>
          ) : null}
          {finding.record && finding.record_name ? (
            <div className={classes.record}>
              <CopyField label={t`Name of the record`} value={finding.record_name} />
              <CopyField label={t`Content of the record`} value={finding.record} />
            </div>
          ) : null}
        </div>
      ))}
      <TextInput
        mt="md"
        maw={360}
        label={t`DKIM selector`}
        description={t`If your provider names one that was not found by itself.`}
        dir="ltr"
        value={selector}
        onChange={(event) => setSelector(event.currentTarget.value)}
      />
    </Section>
  );
}
