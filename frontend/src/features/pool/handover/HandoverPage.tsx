import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, MultiSelect, SegmentedControl, Select, TextInput } from "@mantine/core";
import { IconTransfer } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { components } from "@/api/schema";
import { useFormats } from "@/i18n/formats";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import { Day } from "../Day";
import classes from "../pool.module.css";

type Schemas = components["schemas"];
type Given = Schemas["HandoverGiven"];
type Part = Schemas["HandoverPart"];
type View = Schemas["HandoverView"];

const STATES = {
  running: msg`Until they are back`,
  done: msg`Done`,
  returned: msg`Came back`,
} satisfies Record<View["state"], unknown>;

function PartText({ part }: { part: Part }) {
  const { kind, count } = part;
  switch (kind) {
    case "company":
      return <Plural value={count} one="# company" other="# companies" />;
    case "deal":
      return <Plural value={count} one="# open deal" other="# open deals" />;
    case "reminder":
      return <Plural value={count} one="# reminder" other="# reminders" />;
    case "conversation":
      return <Plural value={count} one="# conversation" other="# conversations" />;
    case "mailbox":
      return <Plural value={count} one="# mailbox" other="# mailboxes" />;
    default:
      return (
        <Plural
          value={count}
          one="# closed mailbox, which only an owner hands over"
          other="# closed mailboxes, which only an owner hands over"
        />
      );
  }
}

const Parts = ({ parts }: { parts: Part[] }) => (
  <span className={classes.muted}>
    {parts.length === 0 ? <Trans>Nothing</Trans> : null}
    {parts.map((part, index) => (
      <span key={part.kind}>
        {index > 0 ? ", " : ""}
        <PartText part={part} />
      </span>
    ))}
  </span>
);

/** When somebody leaves or goes on leave: see what they have, hand it over at once, take it back. */
export function HandoverPage() {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const people = useQuery(query("/users", { params: { query: { limit: 200 } } }));
  const earlier = useQuery(query("/handovers"));
  const [given, setGiven] = useState<Given>({ from_id: "", kind: "leave", to_ids: [], until: null });
  const change = (part: Partial<Given>) => setGiven((current) => ({ ...current, ...part }));
  const ready =
    given.from_id !== "" && given.to_ids.length > 0 && (given.kind === "leaves" || Boolean(given.until));
  const body = given.kind === "leaves" ? { ...given, until: null } : given;
  const preview = useQuery({
    queryKey: ["handover-preview", body],
    queryFn: () => data(client.POST("/handovers/previews", { body })),
    enabled: ready,
    retry: false,
    staleTime: 0,
  });
  const refresh = () =>
    invalidatePaths(queries, ["/handovers", "/users", "/companies", "/pool-moves", "/pool-holdings"]);
  const go = useMutation({
    mutationFn: () => data(client.POST("/handovers", { body })),
    onSuccess: (done) => {
      toast(t`The work of ${done.person.name} is handed over.`);
      setGiven({ from_id: "", kind: "leave", to_ids: [], until: null });
    },
    onError: toastProblem,
    onSettled: refresh,
  });
  const back = useMutation({
    mutationFn: (id: string) =>
      data(client.POST("/handovers/{handover_id}/return", { params: { path: { handover_id: id } } })),
    onSuccess: (done) => toast(t`${done.person.name} has the work again.`),
    onError: toastProblem,
    onSettled: refresh,
  });
  const active = people.data?.items.filter((each) => each.active) ?? [];
  const name = active.find(({ id }) => id === given.from_id)?.name ?? "";
  return (
    <Page layout="text">
      <PageHeader
        title={t`Hand work over`}
        description={
          <Trans>
            Customers, open deals, reminders, conversations and mailboxes go to colleagues in one go.
          </Trans>
        }
      />
      <Section title={<Trans>Whose work</Trans>}>
        <div className={classes.fields}>
          <SegmentedControl
            aria-label={t`Why`}
            value={given.kind}
            data={[
              { value: "leave", label: t`On leave` },
              { value: "leaves", label: t`Leaves the company` },
            ]}
            onChange={(kind) => change({ kind: kind as Given["kind"] })}
          />
          <Select
            label={t`Colleague`}
            searchable
            value={given.from_id || null}
            data={active.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={(id) =>
              change({ from_id: id ?? "", to_ids: given.to_ids.filter((each) => each !== id) })
            }
          />
          <MultiSelect
            label={t`To`}
            description={t`Several share the customers; what belongs to a customer goes along.`}
            searchable
            value={given.to_ids}
            data={active
              .filter(({ id }) => id !== given.from_id)
              .map(({ id, name: label }) => ({ value: id, label }))}
            onChange={(to_ids) => change({ to_ids })}
          />
          {given.kind === "leave" ? (
            <TextInput
              type="date"
              label={t`Back on`}
              value={given.until ?? ""}
              onChange={(event) => change({ until: event.currentTarget.value || null })}
            />
          ) : null}
          {preview.data ? (
            <ul className={classes.list} aria-label={t`What goes to whom`}>
              {preview.data.shares.map(({ person, parts }) => (
                <li key={person.id} className={classes.item}>
                  <bdi>{person.name}</bdi>
                  <Parts parts={parts} />
                </li>
              ))}
            </ul>
          ) : null}
          {preview.data?.parts.some(({ kind }) => kind === "mailbox_kept") ? (
            <Alert color="yellow">
              <Parts parts={preview.data.parts.filter(({ kind }) => kind === "mailbox_kept")} />
            </Alert>
          ) : null}
          <ConfirmButton
            label={<Trans>Hand over</Trans>}
            leftSection={<IconTransfer size={16} aria-hidden />}
            consequence={
              given.kind === "leaves" ? (
                <Trans>{name} loses the seat here at once. This cannot be taken back.</Trans>
              ) : (
                <Trans>Colleagues look after the work of {name} until it is given back.</Trans>
              )
            }
            disabled={!preview.data}
            loading={go.isPending}
            onConfirm={() => go.mutate()}
          />
        </div>
      </Section>
      {earlier.data?.length ? (
        <Section title={<Trans>Earlier</Trans>}>
          <ul className={classes.list}>
            {earlier.data.map((row) => (
              <li key={row.id} className={classes.item}>
                <div className={classes.cardText}>
                  <span>
                    <bdi>{row.person.name}</bdi>
                    {" → "}
                    <bdi>{format.list(row.to.map((each) => each.name))}</bdi>
                  </span>
                  <Parts parts={row.parts} />
                  <span className={classes.muted}>
                    <TimeText instant={row.at} as="moment" /> · <bdi>{row.by}</bdi>
                    {row.until ? (
                      <>
                        {" · "}
                        <Trans>
                          back on <Day day={row.until} />
                        </Trans>
                      </>
                    ) : null}
                  </span>
                </div>
                {row.state === "running" ? (
                  <Button
                    size="xs"
                    variant="default"
                    loading={back.isPending && back.variables === row.id}
                    onClick={() => back.mutate(row.id)}
                  >
                    <Trans>Give it back</Trans>
                  </Button>
                ) : (
                  <StatusText tone="quiet">{i18n._(STATES[row.state])}</StatusText>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
