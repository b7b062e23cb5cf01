import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { problemTitle } from "@/ui/feedback/problemText";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { TimeText } from "@/ui/records/TimeText";
import { SidePanel } from "@/ui/shell/SidePanel";
import { Clock, Hours } from "./Clock";
import classes from "./leads.module.css";
import { Reason } from "./Reason";
import type { LeadFile } from "./types";
import { EVENTS } from "./words";

/** One inquiry: why its owner has it, its clock, what happened, and what can be done with it. */
export function LeadPanel({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const { t } = useLingui();
  const found = useQuery({
    ...query("/leads/{lead_id}", { params: { path: { lead_id: leadId } } }),
    retry: false,
  });
  const lead = found.data;
  const title = lead?.company?.name ?? lead?.contact?.name ?? lead?.title ?? t`Inquiry`;
  return (
    <SidePanel title={title} recordId={leadId} onClose={onClose}>
      {found.error ? (
        <Alert color="yellow">{problemTitle(found.error)}</Alert>
      ) : lead ? (
        <div className={classes.fields}>
          <Clock lead={lead} />
          <dl className={classes.facts}>
            <dt>
              <Trans>Inquiry</Trans>
            </dt>
            <dd dir="auto">{lead.title ?? t`You may not see its mail.`}</dd>
            <dt>
              <Trans>Came</Trans>
            </dt>
            <dd>
              <TimeText instant={lead.asked_at} as="moment" />
            </dd>
            <dt>
              <Trans>Age</Trans>
            </dt>
            <dd>
              <Trans>
                <Hours hours={lead.age_hours} /> of working time
              </Trans>
            </dd>
            <dt>
              <Trans>Owner</Trans>
            </dt>
            <dd dir="auto">{lead.owner?.name ?? t`Nobody yet`}</dd>
            <dt>
              <Trans>Why</Trans>
            </dt>
            <dd>
              <Reason lead={lead} />
            </dd>
          </dl>
          {lead.body ? (
            <p className={classes.body} dir="auto">
              {lead.body}
            </p>
          ) : null}
          <Links lead={lead} />
          {lead.may_change ? <Actions key={lead.version} lead={lead} /> : null}
          <Log lead={lead} />
        </div>
      ) : (
        <TextSkeleton lines={8} />
      )}
    </SidePanel>
  );
}

function Links({ lead }: { lead: LeadFile }) {
  return (
    <div className={classes.actions}>
      {lead.conversation_id && lead.title ? (
        <Link to="/inbox" search={{ conversation: lead.conversation_id }}>
          <Trans>Open the mail</Trans>
        </Link>
      ) : null}
      {lead.company ? (
        <Link to="/companies/$id" params={{ id: lead.company.id }}>
          <Trans>Open the company</Trans>
        </Link>
      ) : null}
      {lead.deal_id ? (
        <Link to="/deals/$id" params={{ id: lead.deal_id }}>
          <Trans>Open the deal</Trans>
        </Link>
      ) : null}
    </div>
  );
}

function Actions({ lead }: { lead: LeadFile }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const users = useQuery({ ...query("/users", { params: { query: { limit: 200 } } }), staleTime: 60_000 });
  const [owner, setOwner] = useState<string | null>(null);
  const params = { path: { lead_id: lead.id } };
  const act = useMutation({
    mutationFn: (what: () => Promise<unknown>) => what(),
    onSuccess: () => toast(t`Saved.`),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/leads", "/leads/{lead_id}", "/leads/counts"]),
  });
  const close = (state: LeadFile["state"]) =>
    act.mutate(() => data(client.PUT("/leads/{lead_id}/state", { params, body: { state } })));
  if (lead.state !== "open") {
    return (
      <div className={classes.actions}>
        <Button size="xs" variant="default" onClick={() => close("open")} loading={act.isPending}>
          <Trans>Open again</Trans>
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className={classes.row}>
        <Select
          label={t`Give to`}
          placeholder={t`Choose a colleague`}
          searchable
          value={owner}
          data={
            users.data?.items
              .filter(({ active, id }) => active && id !== lead.owner?.id)
              .map(({ id, name }) => ({ value: id, label: name })) ?? []
          }
          onChange={setOwner}
        />
      </div>
      <div className={classes.actions}>
        <Button
          size="xs"
          disabled={!owner}
          loading={act.isPending}
          onClick={() =>
            owner &&
            act.mutate(() =>
              data(client.POST("/leads/{lead_id}/assignments", { params, body: { owner_id: owner } })),
            )
          }
        >
          <Trans>Give</Trans>
        </Button>
        {lead.responded_at ? null : (
          <Button
            size="xs"
            variant="default"
            onClick={() => act.mutate(() => data(client.POST("/leads/{lead_id}/answers", { params })))}
          >
            <Trans>Answered by phone or chat</Trans>
          </Button>
        )}
        {lead.sla === "running" ? (
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              act.mutate(() => data(client.POST("/leads/{lead_id}/pauses", { params, body: {} })))
            }
          >
            <Trans>Stop the clock</Trans>
          </Button>
        ) : lead.sla === "paused" ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => act.mutate(() => data(client.POST("/leads/{lead_id}/resumptions", { params })))}
          >
            <Trans>Let the clock run on</Trans>
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={() => close("done")}>
          <Trans>Done</Trans>
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => close("dropped")}>
          <Trans>No inquiry</Trans>
        </Button>
      </div>
    </>
  );
}

function Log({ lead }: { lead: LeadFile }) {
  const { t, i18n } = useLingui();
  return (
    <ul className={classes.log} aria-label={t`What happened`}>
      {lead.events.map((event) => (
        <li key={event.id}>
          <strong>{i18n._(EVENTS[event.kind])}</strong>
          {event.to_owner && event.kind !== "answered" ? (
            <>
              {": "}
              <bdi>
                {event.from_owner && event.from_owner !== event.to_owner ? `${event.from_owner} → ` : ""}
              </bdi>
              <bdi>{event.to_owner}</bdi>
            </>
          ) : null}
          <div className={classes.muted}>
            <Reason lead={event} />
          </div>
          <div className={classes.muted}>
            <TimeText instant={event.at} as="moment" />
            {event.actor ? (
              <>
                {" · "}
                <bdi>{event.actor}</bdi>
              </>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
