import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import { AliasForm } from "./AliasForm";
import { Editor } from "./Editor";
import classes from "./outgoing.module.css";
import type { Sender } from "./types";
import { useRefresh } from "./useOutgoing";

function IdentityForm({ identity }: { identity: Sender }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const teams = useQuery(query("/teams")).data?.items ?? [];
  const mayManage = useMay("mailboxes.manage");
  const [name, setName] = useState(identity.name);
  const [signature, setSignature] = useState(identity.signature);
  const [usedBy, setUsedBy] = useState<string>(
    identity.used_by === "team" ? (identity.team_id ?? "owner") : identity.used_by,
  );
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PATCH("/mail-identities/{identity_id}", {
          params: { path: { identity_id: identity.id }, header: ifMatch(identity.version) },
          body: {
            name,
            signature,
            used_by: usedBy === "owner" || usedBy === "all" ? usedBy : "team",
            team_id: usedBy === "owner" || usedBy === "all" ? null : usedBy,
          },
        }),
      ),
    onSuccess: async () => {
      toast(t`Saved`);
      await refresh();
    },
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () =>
      client.DELETE("/mail-identities/{identity_id}", { params: { path: { identity_id: identity.id } } }),
    onSuccess: refresh,
    onError: toastProblem,
  });
  return (
    <Section title={<bdi dir="ltr">{identity.address}</bdi>}>
      <div className={classes.identity}>
        <TextInput
          label={t`Name that readers see`}
          dir="auto"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t`Who sends from it`}
          value={usedBy}
          allowDeselect={false}
          onChange={(value) => setUsedBy(value ?? "owner")}
          data={[
            { value: "owner", label: t`Its owner alone` },
            ...teams.map((team) => ({ value: team.id, label: team.name })),
            { value: "all", label: t`Everybody` },
          ]}
        />
        <div className={classes.signatureField}>
          <span className={classes.fieldLabel}>
            <Trans>Signature</Trans>
          </span>
          <Editor
            label={t`Signature`}
            placeholder={t`Name, company, phone…`}
            html={identity.signature}
            onChange={setSignature}
          />
        </div>
        <div className={classes.identityFoot}>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            <Trans>Save</Trans>
          </Button>
          {identity.alias && mayManage ? (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate()}>
              <Trans>Remove this alias</Trans>
            </Button>
          ) : null}
        </div>
      </div>
    </Section>
  );
}

/** The addresses that mail is sent from: their names, signatures, and who may use them. */
export function SignaturesPage() {
  const { t } = useLingui();
  const mayManage = useMay("mailboxes.manage");
  const { data: identities, error, refetch } = useQuery(query("/mail-identities"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Addresses and signatures`}
        description={t`The addresses that mail goes out from, what stands below it, and who sends from them.`}
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !identities ? (
        <TextSkeleton lines={6} />
      ) : identities.length === 0 ? (
        <EmptyState>
          <Trans>No mailbox of yours can send yet. Add one with a server for outgoing mail.</Trans>
        </EmptyState>
      ) : (
        identities.map((each) => <IdentityForm key={`${each.id}.${each.version}`} identity={each} />)
      )}
      {mayManage && identities && identities.length > 0 ? <AliasForm identities={identities} /> : null}
    </Page>
  );
}
