import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, Group, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Appeal, AppealOutcome } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { toastProblem } from "@/ui/feedback/toast";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./overlap.module.css";
import { AppealState, useOutcomes } from "./words";

const TOUCHED = ["/overlap/appeals", "/overlap/news", "/companies/{company_id}"] as const;

function Deciding({ appeal }: { appeal: Appeal }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const outcomes = useOutcomes();
  const [note, setNote] = useState("");
  const decide = useMutation({
    mutationFn: (outcome: AppealOutcome) =>
      data(
        client.POST("/overlap/appeals/{appeal_id}/decision", {
          params: { path: { appeal_id: appeal.id } },
          body: { outcome, note },
        }),
      ),
    onSuccess: () => void invalidatePaths(queries, TOUCHED),
    onError: toastProblem,
  });
  return (
    <>
      <TextInput
        size="xs"
        label={t`A word to both`}
        dir="auto"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs">
        {outcomes.map(({ outcome, label }) => (
          <Button
            key={outcome}
            size="xs"
            variant="default"
            loading={decide.isPending && decide.variables === outcome}
            disabled={decide.isPending}
            onClick={() => decide.mutate(outcome)}
          >
            {label}
          </Button>
        ))}
      </Group>
    </>
  );
}

function Withdraw({ id }: { id: string }) {
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () =>
      data(client.DELETE("/overlap/appeals/{appeal_id}", { params: { path: { appeal_id: id } } })),
    onSuccess: () => void invalidatePaths(queries, TOUCHED),
    onError: toastProblem,
  });
  return (
    <div>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate()}
      >
        <Trans>Withdraw</Trans>
      </Button>
    </div>
  );
}

/** An appeal: about whom, what each side has to say, and the decision or the means to make it. */
export function AppealItem({ appeal }: { appeal: Appeal }) {
  const format = useFormats();
  const { company, about, asked_by, owner, reason, decided_by, decision_note } = appeal;
  return (
    <li className={classes.appeal} data-new={!appeal.seen || undefined}>
      <div className={classes.appealHead}>
        {company ? (
          <Anchor
            renderRoot={(props) => <Link to="/companies/$id" params={{ id: company.id }} {...props} />}
            fw={500}
          >
            <bdi>{company.name}</bdi>
          </Anchor>
        ) : (
          <strong>
            <bdi>{about}</bdi>
          </strong>
        )}
        <AppealState state={appeal.state} />
      </div>
      <p className={classes.muted}>
        <Trans>
          <bdi>{asked_by}</bdi> asks for it
        </Trans>
        {owner ? (
          <>
            {" · "}
            <Trans>
              owner <bdi>{owner}</bdi>
            </Trans>
          </>
        ) : null}
        {" · "}
        <TimeText instant={appeal.created_at} />
      </p>
      <p className={classes.reason} dir="auto">
        {reason}
      </p>
      <p className={classes.muted}>
        <Trans>Registered {format.date(appeal.registered_on)}</Trans>
        {appeal.last_contact_on ? (
          <>
            {" · "}
            <Trans>last contact {format.date(appeal.last_contact_on)}</Trans>
          </>
        ) : null}
        {" · "}
        {appeal.active ? <Trans>active</Trans> : <Trans>not active</Trans>}
      </p>
      {decided_by ? (
        <p className={classes.muted}>
          <Trans>
            Decided by <bdi>{decided_by}</bdi>
          </Trans>
          {decision_note ? (
            <>
              {": "}
              <span dir="auto">{decision_note}</span>
            </>
          ) : null}
        </p>
      ) : null}
      {appeal.may_decide ? <Deciding appeal={appeal} /> : null}
      {appeal.mine && appeal.state === "open" ? <Withdraw id={appeal.id} /> : null}
    </li>
  );
}
