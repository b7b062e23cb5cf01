import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Select, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { components } from "@/api/schema";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import classes from "../components/accounts.module.css";
import { RoleName } from "../components/RoleName";

type Policy = components["schemas"]["RolePolicyView"];
type Patch = components["schemas"]["RolePolicyPatch"];
type Kind = keyof Policy["reach"];
type Reach = Policy["changes"];

const REACHES: Record<Reach, ReturnType<typeof msg>> = {
  own: msg`Their own`,
  team: msg`Their team’s`,
  all: msg`Everybody’s`,
};
const KINDS: readonly { kind: Kind; label: ReturnType<typeof msg> }[] = [
  { kind: "company", label: msg`Companies` },
  { kind: "contact", label: msg`Contacts` },
  { kind: "deal", label: msg`Deals` },
  { kind: "quote", label: msg`Quotes` },
  { kind: "order", label: msg`Orders` },
];
const MASKS: Record<Policy["masks"][number], ReturnType<typeof msg>> = {
  phone: msg`Phone numbers`,
  mail: msg`Mail addresses`,
  cost: msg`Costs and margins`,
};

/** Whose records each role sees, and which fields of them. */
export function VisibilityPage() {
  const { t } = useLingui();
  const policies = useQuery(query("/role-policies"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Who sees what`}
        description={
          <Trans>
            Heads and deputies of a team see the records of everybody in it and below it, whatever their role.
          </Trans>
        }
      />
      {policies.data ? (
        policies.data
          .filter(({ bound }) => bound)
          .map((policy) => <RoleSection key={policy.role} policy={policy} />)
      ) : policies.error ? (
        <ErrorState error={policies.error} onRetry={() => void policies.refetch()} />
      ) : (
        <TextSkeleton lines={8} />
      )}
    </Page>
  );
}

function RoleSection({ policy }: { policy: Policy }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (body: Patch) =>
      data(client.PATCH("/role-policies/{role}", { params: { path: { role: policy.role } }, body })),
    onSuccess: () => toast(t`Saved.`),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/role-policies", "/sight"]),
  });
  const reaches = Object.entries(REACHES).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <Section
      title={policy.role === "api" ? <Trans>API keys</Trans> : <RoleName role={policy.role} />}
      description={
        policy.role === "api" ? (
          <Plural value={policy.people} one="# key" other="# keys" />
        ) : (
          <Plural value={policy.people} one="# person" other="# people" />
        )
      }
    >
      <div className={classes.policy}>
        <div className={classes.reaches}>
          {KINDS.map(({ kind, label }) => (
            <Select
              key={kind}
              size="xs"
              label={i18n._(label)}
              value={policy.reach[kind] ?? "all"}
              data={reaches}
              allowDeselect={false}
              disabled={save.isPending}
              onChange={(value) => value && save.mutate({ reach: { [kind]: value } as Patch["reach"] })}
            />
          ))}
          <Select
            size="xs"
            label={t`May change`}
            value={policy.changes}
            data={reaches}
            allowDeselect={false}
            disabled={save.isPending}
            onChange={(value) => value && save.mutate({ changes: value as Reach })}
          />
        </div>
        <Checkbox.Group
          label={t`Hidden on records that are not their own`}
          value={policy.masks}
          onChange={(masks) => save.mutate({ masks: masks as Policy["masks"] })}
        >
          <div className={classes.masks}>
            {Object.entries(MASKS).map(([value, label]) => (
              <Checkbox key={value} value={value} label={i18n._(label)} />
            ))}
          </div>
        </Checkbox.Group>
        <Switch
          label={t`See records that nobody looks after`}
          checked={policy.unowned}
          onChange={(event) => save.mutate({ unowned: event.currentTarget.checked })}
        />
        <Switch
          label={t`See customers in the public pool without claiming them`}
          checked={policy.pooled}
          onChange={(event) => save.mutate({ pooled: event.currentTarget.checked })}
        />
        <Switch
          label={t`May export lists`}
          checked={policy.may_export}
          onChange={(event) => save.mutate({ may_export: event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}
