import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { query } from "@/api/query";
import { StatusText } from "@/ui/records/StatusText";
import { Section } from "@/ui/shell/Section";
import { Day } from "./Day";
import { PoolFrame } from "./PoolFrame";
import { PoolPanel } from "./PoolPanel";
import classes from "./pool.module.css";
import { RulePanel } from "./RulePanel";
import { TRIGGERS } from "./words";

const route = getRouteApi("/signed-in/pool/rules");

/** Pools with their limits, and the rules by which customers go into them. */
export function RulesPage() {
  const { i18n } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const pools = useQuery(query("/pools"));
  const rules = useQuery(query("/pool-rules"));
  const runs = useQuery(query("/pool-rules/runs"));
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const close = () => show(undefined);
  const [sort, id] = open?.split(":") ?? [];
  const pool = pools.data?.find((each) => each.id === id);
  const rule = rules.data?.find((each) => each.id === id);
  const ready = pools.data !== undefined && rules.data !== undefined;
  const panel = !ready ? null : sort === "pool" ? (
    <PoolPanel key={pool ? `${pool.id}.${pool.version}` : "new"} pool={pool} onClose={close} />
  ) : sort === "rule" ? (
    <RulePanel
      key={rule ? `${rule.id}.${rule.version}` : "new"}
      rule={rule}
      pools={pools.data}
      onClose={close}
    />
  ) : null;
  return (
    <PoolFrame part="/pool/rules" panel={panel}>
      <div className={classes.inner}>
        <Section
          title={<Trans>Pools</Trans>}
          action={
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => show("pool:new")}
            >
              <Trans>New pool</Trans>
            </Button>
          }
        >
          <ul className={classes.list}>
            {pools.data?.map((each) => (
              <li key={each.id} className={classes.item}>
                <div className={classes.cardText}>
                  <strong dir="auto">{each.name}</strong>
                  <span className={classes.muted}>
                    <Plural value={each.customers} one="# customer" other="# customers" />
                  </span>
                </div>
                <Button size="xs" variant="subtle" onClick={() => show(`pool:${each.id}`)}>
                  <Trans>Change</Trans>
                </Button>
              </li>
            ))}
          </ul>
        </Section>
        <Section
          title={<Trans>Rules</Trans>}
          description={
            <Trans>They run each night, one after the other. Owners are told 7, 3 and 1 days before.</Trans>
          }
          action={
            <Button
              size="xs"
              variant="default"
              disabled={!pools.data?.length}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => show("rule:new")}
            >
              <Trans>New rule</Trans>
            </Button>
          }
        >
          <ul className={classes.list}>
            {rules.data?.map((each) => (
              <li key={each.id} className={classes.item}>
                <div className={classes.cardText}>
                  <strong dir="auto">{each.name}</strong>
                  <span className={classes.muted}>
                    {i18n._(TRIGGERS[each.trigger])}
                    {" · "}
                    <Plural value={each.days} one="# day" other="# days" />
                  </span>
                </div>
                <StatusText tone={each.active ? "ok" : "quiet"}>
                  {each.active ? <Trans>On</Trans> : <Trans>Off</Trans>}
                </StatusText>
                <Button size="xs" variant="subtle" onClick={() => show(`rule:${each.id}`)}>
                  <Trans>Change</Trans>
                </Button>
              </li>
            ))}
          </ul>
        </Section>
        {runs.data?.length ? (
          <Section title={<Trans>What the rules did</Trans>}>
            <ul className={classes.list}>
              {runs.data.map((run) => (
                <li key={run.day} className={classes.item}>
                  <Day day={run.day} />
                  <span>
                    <Plural value={run.moved} one="# customer taken" other="# customers taken" />
                    {" · "}
                    <Plural value={run.warned} one="# colleague warned" other="# colleagues warned" />
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
    </PoolFrame>
  );
}
