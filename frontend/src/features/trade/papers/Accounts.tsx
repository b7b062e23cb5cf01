import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useMay } from "@/api/session";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { StatusText } from "@/ui/records/StatusText";
import { Section } from "@/ui/shell/Section";
import classes from "./papers.module.css";
import type { Account, Firm } from "./types";

/** Accounts that papers may name. A changed number is a classic fraud: it has to be approved anew. */
interface Props {
  accounts: Account[];
  firms: Firm[];
  mayChange: boolean;
}

export function Accounts({ accounts, firms, mayChange }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const mayApprove = useMay("users.manage");
  const [open, setOpen] = useState<string | null>(null);
  const approve = useMutation({
    mutationFn: (id: string) =>
      data(
        client.POST("/paper-settings/accounts/{account_id}/approvals", {
          params: { path: { account_id: id } },
        }),
      ),
    onSuccess: async (account) => {
      toast(t`Papers may name ${account.label} now.`);
      await invalidatePaths(queries, ["/paper-settings"]);
    },
    onError: toastProblem,
  });
  return (
    <Section
      title={t`Bank accounts`}
      description={t`Papers name approved accounts only. A change takes the approval away.`}
      action={
        mayChange && open === null ? (
          <Button size="xs" variant="default" onClick={() => setOpen("new")}>
            <Trans>Add an account</Trans>
          </Button>
        ) : null
      }
    >
      <div className={classes.stack}>
        <ul className={classes.list} aria-label={t`Bank accounts`}>
          {accounts.map((account) => (
            <li key={account.id} className={classes.row}>
              <bdi className={classes.name}>{account.label}</bdi>
              <span className={classes.muted}>
                {account.currency} · <bdi>{account.bank.name}</bdi> ·{" "}
                <bdi dir="ltr" className={classes.whole}>
                  {account.bank.account}
                </bdi>
                {firms.length > 1 ? (
                  <>
                    {" · "}
                    <bdi>{firms.find(({ id }) => id === account.firm_id)?.label ?? t`every firm`}</bdi>
                  </>
                ) : null}
              </span>
              {account.approved_at ? (
                <StatusText tone="ok">{t`Approved by ${account.approved_by}`}</StatusText>
              ) : (
                <StatusText tone="warning">{t`Not approved`}</StatusText>
              )}
              <span className={classes.end}>
                {mayApprove && !account.approved_at ? (
                  <Button
                    size="compact-xs"
                    loading={approve.isPending}
                    onClick={() => approve.mutate(account.id)}
                  >
                    <Trans>Approve</Trans>
                  </Button>
                ) : null}
                {mayChange ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t`Change ${account.label}`}
                    onClick={() => setOpen(account.id)}
                  >
                    <Trans>Change</Trans>
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
        {open ? (
          <AccountForm
            key={open}
            account={accounts.find((each) => each.id === open)}
            firms={firms}
            onClose={() => setOpen(null)}
          />
        ) : null}
      </div>
    </Section>
  );
}

interface FormProps {
  account: Account | undefined;
  firms: Firm[];
  onClose: () => void;
}

function AccountForm({ account, firms, onClose }: FormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: {
      label: account?.label ?? "",
      currency: account?.currency ?? "USD",
      firm_id: account?.firm_id ?? "",
      beneficiary: account?.bank.beneficiary ?? "",
      name: account?.bank.name ?? "",
      address: account?.bank.address ?? "",
      swift: account?.bank.swift ?? "",
      account: account?.bank.account ?? "",
      correspondent: account?.bank.correspondent ?? "",
    },
    submit: ({ label, currency, firm_id: firm, ...bank }) =>
      account
        ? data(
            client.PUT("/paper-settings/accounts/{account_id}", {
              params: { path: { account_id: account.id } },
              body: { label, currency, firm_id: firm || null, bank, active: account.active },
            }),
          )
        : data(
            client.POST("/paper-settings/accounts", {
              body: { label, currency, firm_id: firm || null, bank },
            }),
          ),
    onDone: () => {
      toast(t`Saved.`);
      void invalidatePaths(queries, ["/paper-settings"]);
      onClose();
    },
  });
  const field = api.form.getInputProps;
  return (
    <ApiFormFrame api={api} label={t`Bank account`}>
      <div className={classes.fields}>
        <TextInput label={t`Our name for it`} required {...field("label")} />
        <TextInput label={t`Currency`} required maxLength={3} dir="ltr" {...field("currency")} />
        {firms.length > 1 ? (
          <Select
            label={t`Whose account it is`}
            allowDeselect={false}
            data={[
              { value: "", label: t`Every firm's` },
              ...firms.map((firm) => ({ value: firm.id, label: firm.label })),
            ]}
            {...field("firm_id")}
          />
        ) : null}
        <TextInput label={t`Beneficiary`} required {...field("beneficiary")} />
        <TextInput label={t`Bank`} required {...field("name")} />
        <TextInput label={t`Bank's address`} {...field("address")} />
        <TextInput label="SWIFT" dir="ltr" {...field("swift")} />
        <TextInput label={t`Account number`} required dir="ltr" {...field("account")} />
        <TextInput label={t`Correspondent bank`} {...field("correspondent")} />
        <Button type="submit" loading={api.isPending}>
          <Trans>Save account</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </ApiFormFrame>
  );
}
