import { Plural, Trans } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";
import { hideNotification, showNotification } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Candidate } from "@/api/types";
import { closable, toastProblem } from "@/ui/feedback/toast";

type Bin = Candidate["bin"];
export type Target = Pick<Candidate, "kind" | "id" | "name">;
type Where = { bin: Bin; reason?: string; domain?: string };

interface Act {
  /** Resolves to what takes it back, once the server knows of it; to null where it was refused. */
  sent: Promise<(() => Promise<unknown>) | null>;
  ids: readonly string[];
}

const TOAST = "bin-decision";
const TOAST_MS = 8_000;
const NOBODY: ReadonlySet<string> = new Set();

const isAs = (ids: readonly string[]) => (id: string) => ids.includes(id);

/**
 * Decides at once on screen and then on the server, in any number and without waiting; `hidden` are those that are
 * decided. One act after the other can be taken back.
 */
export function useDecisions() {
  const queries = useQueryClient();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(NOBODY);
  const acts = useRef<Act[]>([]);

  const show = useCallback((ids: readonly string[]) => {
    setHidden((now) => new Set([...now].filter((id) => !isAs(ids)(id))));
  }, []);
  const refresh = useCallback(
    () => invalidatePaths(queries, ["/candidates", "/candidates/summary", "/companies", "/contacts"]),
    [queries],
  );

  const undo = useCallback(async () => {
    const act = acts.current.pop();
    if (!act) return;
    hideNotification(TOAST);
    show(act.ids);
    const takeBack = await act.sent;
    try {
      await takeBack?.();
    } catch (error) {
      toastProblem(error);
    }
    void refresh();
  }, [show, refresh]);

  const run = useCallback(
    (ids: readonly string[], message: ReactNode, send: () => Promise<() => Promise<unknown>>) => {
      // A key that comes before the screen has gone on is not meant for the one that was just decided.
      if (acts.current.some((other) => other.ids.some(isAs(ids)))) return;
      setHidden((now) => new Set([...now, ...ids]));
      const sent = send().catch((error: unknown) => {
        show(ids);
        hideNotification(TOAST);
        toastProblem(error);
        acts.current = acts.current.filter((other) => other !== act);
        return null;
      });
      const act: Act = { ids, sent };
      acts.current.push(act);
      void sent.then(refresh);
      // One toast for all, so that a quick pile does not bury the screen.
      hideNotification(TOAST);
      showNotification({
        ...closable(),
        id: TOAST,
        autoClose: TOAST_MS,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{message}</Text>
            <Button variant="light" size="xs" onClick={() => void undo()}>
              <Trans>Undo</Trans>
            </Button>
          </Group>
        ),
      });
    },
    [show, refresh, undo],
  );

  const decide = useCallback(
    (target: Target, bin: Bin) =>
      run([target.id], <Decided name={target.name} bin={bin} />, async () => {
        const body = { bin, subjects: [{ kind: target.kind, id: target.id }] };
        return takingBack((await data(client.POST("/bin-decisions", { body }))).id);
      }),
    [run],
  );

  const decideAll = useCallback(
    (where: Where, bin: Bin, targets: readonly Target[]) =>
      run(
        targets.map(({ id }) => id),
        <Plural value={targets.length} one="# record was sorted" other="# records were sorted" />,
        async () => takingBack((await data(client.POST("/bin-decisions", { body: { bin, where } }))).id),
      ),
    [run],
  );

  const merge = useCallback(
    (target: Target, company: { company_id: string; name: string }) =>
      run([target.id], <Merged name={target.name} into={company.name} />, () =>
        target.kind === "company" ? mergeCompany(target.id, company.company_id) : employ(target.id, company),
      ),
    [run],
  );

  return { hidden, decide, decideAll, merge, undo };
}

const takingBack = (act_id: string) => () =>
  data(client.DELETE("/bin-decisions/{act_id}", { params: { path: { act_id } } }));

async function mergeCompany(id: string, winner_id: string) {
  const body = { kind: "company" as const, winner_id, loser_ids: [id] };
  const { id: merge_id } = await data(client.POST("/merges", { body }));
  return () => data(client.DELETE("/merges/{merge_id}", { params: { path: { merge_id } } }));
}

/** A person without a company becomes one of its people. */
async function employ(contact_id: string, { company_id }: { company_id: string }) {
  const change = async (company: string | null) => {
    const path = { contact_id };
    const { version } = await data(client.GET("/contacts/{contact_id}", { params: { path } }));
    const header = { "If-Match": `"${version}"` };
    await data(
      client.PATCH("/contacts/{contact_id}", { params: { path, header }, body: { company_id: company } }),
    );
  };
  await change(company_id);
  return () => change(null);
}

function Decided({ name, bin }: { name: string; bin: Bin }) {
  if (bin === "noise")
    return (
      <Trans>
        <bdi>{name}</bdi> is noise
      </Trans>
    );
  return bin === "customer" ? (
    <Trans>
      <bdi>{name}</bdi> is a customer
    </Trans>
  ) : (
    <Trans>
      <bdi>{name}</bdi> waits among the candidates
    </Trans>
  );
}

function Merged({ name, into }: { name: string; into: string }) {
  return (
    <Trans>
      <bdi>{name}</bdi> belongs to <bdi>{into}</bdi>
    </Trans>
  );
}
