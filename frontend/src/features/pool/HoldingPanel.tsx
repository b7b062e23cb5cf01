import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NumberInput, Switch, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { Section } from "@/ui/shell/Section";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./pool.module.css";
import type { Holding } from "./types";

const USUAL_DAYS = 14;

/** Keeping a customer: pin it, note its contract, ask for more time; or give it back. */
export function HoldingPanel({ row, onClose }: { row: Holding; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const pauses = useQuery(query("/pool-rules/pauses"));
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const [reason, setReason] = useState("");
  const params = { path: { company_id: row.company.id } };
  const refresh = () =>
    invalidatePaths(queries, ["/pool-holdings", "/pool-requests", "/pools", "/pools/{pool_id}/customers"]);
  const change = useMutation({
    mutationFn: (body: { pinned?: boolean; contract_until?: string | null }) =>
      data(client.PATCH("/companies/{company_id}/holding", { params, body })),
    onError: toastProblem,
    onSettled: refresh,
  });
  const ask = useMutation({
    mutationFn: () =>
      data(
        client.POST("/companies/{company_id}/extensions", { params, body: { days: Number(days), reason } }),
      ),
    onSuccess: () => {
      toast(t`Asked. You hear of it when somebody has decided.`);
      setReason("");
    },
    onError: toastProblem,
    onSettled: refresh,
  });
  const release = useMutation({
    mutationFn: () => data(client.POST("/companies/{company_id}/releases", { params, body: { reason } })),
    onSuccess: () => {
      toast(t`It is in the pool again.`);
      onClose();
    },
    onError: toastProblem,
    onSettled: refresh,
  });
  const reasons = pauses.data?.filter(({ name }) => row.paused.includes(name)) ?? [];
  return (
    <SidePanel title={row.company.name} recordId={row.company.id} onClose={onClose}>
      <div className={classes.fields}>
        <Link to="/companies/$id" params={{ id: row.company.id }}>
          <Trans>Open the company</Trans>
        </Link>
        {reasons.map(({ name, text }) => (
          <p key={name} className={classes.muted}>
            {text}
          </p>
        ))}
        <Switch
          label={t`Pin it: no rule takes it`}
          checked={row.pinned}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ pinned: event.currentTarget.checked })}
        />
        <TextInput
          type="date"
          label={t`Contract runs until`}
          defaultValue={row.contract_until ?? ""}
          onBlur={(event) => {
            const next = event.currentTarget.value || null;
            if (next !== row.contract_until) change.mutate({ contract_until: next });
          }}
        />
        <Section
          title={<Trans>More time</Trans>}
          description={<Trans>Who heads your team decides about it.</Trans>}
        >
          <div className={classes.fields}>
            {row.request === "open" ? (
              <p className={classes.muted}>
                <Trans>Your request waits for a decision.</Trans>
              </p>
            ) : null}
            <NumberInput label={t`Days`} min={1} max={365} value={days} onChange={setDays} />
            <Textarea
              label={t`Why`}
              dir="auto"
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <div className={classes.row}>
              <Button
                loading={ask.isPending}
                disabled={!reason.trim() || row.request === "open"}
                onClick={() => ask.mutate()}
              >
                <Trans>Ask for more time</Trans>
              </Button>
              <ConfirmButton
                label={<Trans>Give it back</Trans>}
                consequence={
                  <Trans>
                    {row.company.name} goes to the pool, and any colleague may claim it. You can claim it
                    again only after some days.
                  </Trans>
                }
                loading={release.isPending}
                onConfirm={() => release.mutate()}
              />
            </div>
          </div>
        </Section>
      </div>
    </SidePanel>
  );
}
