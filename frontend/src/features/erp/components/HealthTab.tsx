import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Switch } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { ErpEntity, ErpLink } from "@/api/types";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { TimeText } from "@/ui/records/TimeText";
import { Section } from "@/ui/shell/Section";
import { useRefreshErp } from "../hooks/useErp";
import classes from "./erp.module.css";
import { RunHistory } from "./RunHistory";

type Flow = ErpEntity["incoming"];

/** Per entity: what flows in which direction, how much, how old, and what is stuck. */
export function HealthTab({ link }: { link: ErpLink }) {
  const { t } = useLingui();
  const found = useQuery({
    ...query("/erp-links/{link_id}/entities", { params: { path: { link_id: link.id } } }),
    refetchInterval: 15_000,
  });
  const entities = found.data ?? [];
  const flowing = entities.filter((each) => each.incoming.offered || each.outgoing.offered);
  const along = entities.filter((each) => !flowing.includes(each) && each.records_read > 0);
  if (found.isPending) return <TextSkeleton />;
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>
        {link.rehearsed_at ? (
          <Trans>Switch on what shall flow. The first ten records of each wait for your yes.</Trans>
        ) : (
          <Trans>Rehearse first; then you can switch on what shall flow.</Trans>
        )}
      </p>
      {flowing.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>Try the connection under Settings; then the ERP's records show here.</Trans>
        </p>
      ) : null}
      <ul className={classes.list}>
        {flowing.map((entity) => (
          <li key={entity.entity} className={classes.card}>
            <h2 className={classes.name}>{entity.title}</h2>
            <FlowRow link={link} entity={entity} direction="in" flow={entity.incoming} />
            <FlowRow link={link} entity={entity} direction="out" flow={entity.outgoing} />
            <Figures entity={entity} />
          </li>
        ))}
      </ul>
      <Troubles link={link} />
      <RunHistory link={link} />
      <p className={classes.quiet}>
        {along.length ? (
          <Trans>Read along with them: {along.map((each) => each.title).join(", ")}.</Trans>
        ) : null}{" "}
        <Trans>
          Calls to the ERP in this hour: {link.calls_this_hour}; {link.calls_limited} had to wait for its
          limit.
        </Trans>{" "}
        {link.reconciled_at ? (
          <Trans>
            Last compared <TimeText instant={link.reconciled_at} />.
          </Trans>
        ) : (
          t`Not compared yet.`
        )}
      </p>
    </div>
  );
}

/** What stands in the way, by its kind. */
function Troubles({ link }: { link: ErpLink }) {
  const { t } = useLingui();
  if (link.errors.length === 0) return null;
  return (
    <Section title={t`What stands in the way`}>
      <ul className={classes.plain}>
        {link.errors.map((each) => (
          <li key={each.code} className={classes.line}>
            <Link to="/settings/erp/$linkId" params={{ linkId: link.id }} search={{ tab: "waiting" }}>
              {each.title}
            </Link>
            <span className="numeric">{each.count}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Figures({ entity }: { entity: ErpEntity }) {
  return (
    <p className={classes.quiet}>
      <Trans>
        {entity.linked} linked · {entity.records_read} read · {entity.sent_today} sent in 24 hours
      </Trans>
      {entity.waiting ? (
        <>
          {" · "}
          <Trans>{entity.waiting} on their way</Trans>
        </>
      ) : null}
      {entity.dead ? (
        <>
          {" · "}
          <Trans>{entity.dead} failed</Trans>
        </>
      ) : null}
      {entity.stuck ? (
        <>
          {" · "}
          <Trans>{entity.stuck} waiting for somebody</Trans>
        </>
      ) : null}
      {entity.through ? (
        <>
          {" · "}
          <Trans>
            as of <TimeText instant={entity.through} />
          </Trans>
        </>
      ) : null}
    </p>
  );
}

interface RowProps {
  link: ErpLink;
  entity: ErpEntity;
  direction: "in" | "out";
  flow: Flow;
}

function FlowRow({ link, entity, direction, flow }: RowProps) {
  const { t } = useLingui();
  const refresh = useRefreshErp();
  const change = useMutation({
    mutationFn: (body: { active: boolean; scope?: Flow["scope"] }) =>
      data(
        client.PUT("/erp-links/{link_id}/switches/{entity}/{direction}", {
          params: { path: { link_id: link.id, entity: entity.entity, direction } },
          body,
        }),
      ),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  if (!flow.offered) return null;
  const scopes =
    entity.entity === "sales_order"
      ? [
          { value: "create", label: t`as a draft` },
          { value: "submit", label: t`submitted` },
          { value: "approve", label: t`released` },
        ]
      : [
          { value: "linked", label: t`linked records and what orders need` },
          { value: "all", label: t`all records` },
        ];
  const scope = scopes.some(({ value }) => value === flow.scope) ? flow.scope : scopes[0]?.value;
  const label = direction === "in" ? t`From the ERP to Lading` : t`From Lading to the ERP`;
  return (
    <div className={classes.line}>
      <Switch
        label={label}
        aria-label={`${entity.title}: ${label}`}
        checked={flow.active}
        disabled={change.isPending || (!flow.active && !link.rehearsed_at)}
        onChange={(event) => change.mutate({ active: event.currentTarget.checked })}
      />
      {flow.active && flow.approvals_left > 0 ? (
        <span className={classes.quiet}>
          <Trans>{flow.approvals_left} more wait for a yes first</Trans>
        </span>
      ) : null}
      {direction === "out" ? (
        <Select
          className={classes.scope}
          size="xs"
          aria-label={t`${entity.title}: what goes there`}
          data={scopes}
          value={scope ?? null}
          allowDeselect={false}
          onChange={(value) =>
            change.mutate({ active: flow.active, scope: (value ?? undefined) as Flow["scope"] | undefined })
          }
        />
      ) : null}
    </div>
  );
}
