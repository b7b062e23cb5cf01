import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { TrackingLine } from "./TrackingLine";
import classes from "./tracking.module.css";
import type { Consent } from "./types";

/** What somebody said about being tracked, since when and by which proof; and what is recorded of mail to them now. */
export function ConsentBox({ address }: { address: string }) {
  const { data: said } = useQuery(query("/tracking/consents", { params: { query: { address } } }));
  const mayWrite = useMay("conversations.write");
  const [asked, setAsked] = useState<"granted" | null>(null);
  const [latest, ...earlier] = said ?? [];
  if (!latest) return null;
  return (
    <div className={classes.consent}>
      <Said consent={latest} />
      <TrackingLine addresses={[address]} />
      {asked ? (
        <Proof address={address} onDone={() => setAsked(null)} />
      ) : mayWrite ? (
        <Answers address={address} state={latest.state} onGranted={() => setAsked("granted")} />
      ) : null}
      {earlier.length > 0 ? (
        <details className={classes.earlier}>
          <summary>
            <Trans>What they said before</Trans>
          </summary>
          {earlier.map((each) => (
            <Said key={`${each.at}`} consent={each} />
          ))}
        </details>
      ) : null}
    </div>
  );
}

function Said({ consent }: { consent: Consent }) {
  const { state, source, by, note, at } = consent;
  return (
    <div>
      {state === "granted" ? (
        <StatusText tone="ok">
          <Trans>Agreed to being tracked</Trans>
        </StatusText>
      ) : state === "refused" ? (
        <StatusText tone="warning">
          <Trans>Said no to being tracked</Trans>
        </StatusText>
      ) : (
        <StatusText tone="quiet">
          <Trans>Has said nothing about being tracked</Trans>
        </StatusText>
      )}
      {at ? (
        <p className={classes.because}>
          <TimeText instant={at} />
          {" · "}
          {source === "page" ? (
            <Trans>on their own page</Trans>
          ) : (
            <Trans>
              written down by <bdi>{by}</bdi>
            </Trans>
          )}
          {note ? (
            <>
              {" · "}
              <bdi>{note}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

function useSay(address: string, onDone?: () => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: { state: "granted" | "refused"; note: string }) =>
      data(client.POST("/tracking/consents", { body: { address, ...given } })),
    onSuccess: async () => {
      toast(t`Written down.`);
      onDone?.();
      await invalidatePaths(queries, ["/tracking/consents"]);
      await queries.invalidateQueries({ queryKey: ["/tracking/plans"] });
    },
    onError: toastProblem,
  });
}

interface AnswersProps {
  address: string;
  state: Consent["state"];
  onGranted: () => void;
}

function Answers({ address, state, onGranted }: AnswersProps) {
  const say = useSay(address);
  return (
    <Group gap="xs">
      {state === "granted" ? null : (
        <Button size="compact-sm" variant="default" onClick={onGranted}>
          <Trans>They agreed…</Trans>
        </Button>
      )}
      {state === "refused" ? null : (
        <Button
          size="compact-sm"
          variant="default"
          loading={say.isPending}
          onClick={() => say.mutate({ state: "refused", note: "" })}
        >
          <Trans>They said no</Trans>
        </Button>
      )}
    </Group>
  );
}

function Proof({ address, onDone }: { address: string; onDone: () => void }) {
  const { t } = useLingui();
  const [note, setNote] = useState("");
  const say = useSay(address, onDone);
  return (
    <form
      className={classes.proof}
      onSubmit={(event) => {
        event.preventDefault();
        say.mutate({ state: "granted", note });
      }}
    >
      <TextInput
        autoFocus
        size="xs"
        label={t`Where did they agree to it?`}
        placeholder={t`A form, a mail, a contract`}
        dir="auto"
        minLength={3}
        maxLength={500}
        required
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit" size="compact-sm" loading={say.isPending} disabled={note.trim().length < 3}>
          <Trans>Save</Trans>
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}
