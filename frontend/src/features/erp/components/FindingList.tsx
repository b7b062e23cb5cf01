import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { ErpFinding, ErpLink, ErpRun } from "@/api/types";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { useErp } from "../hooks/useErp";
import { useErpWords, valueText } from "../hooks/useErpWords";
import classes from "./erp.module.css";
import { ProblemNote } from "./ProblemNote";

/** What is only kept as the ERP tells it: gone there, it may go here. */
const FORGETTABLE = new Set(["stock", "price", "credit"]);

interface Props {
  link: ErpLink;
  run: ErpRun;
  outcome: string;
  repairable: boolean;
}

/** The lines of one group of a run: both sides beside each other, only what differs. */
export function FindingList({ link, run, outcome, repairable }: Props) {
  const { t } = useLingui();
  const found = useQuery(
    query("/erp-links/{link_id}/runs/{erp_run_id}/findings", {
      params: { path: { link_id: link.id, erp_run_id: run.id }, query: { outcome } },
    }),
  );
  if (found.isPending) return <RowsSkeleton rows={3} />;
  if (!found.data?.length) {
    return (
      <p className={classes.quiet}>
        <Trans>None.</Trans>
      </p>
    );
  }
  return (
    <>
      {found.data.length >= 200 ? <p className={classes.quiet}>{t`The first 200 are shown.`}</p> : null}
      <ul className={classes.list}>
        {found.data.map((finding) => (
          <FindingRow key={finding.id} link={link} finding={finding} repairable={repairable} />
        ))}
      </ul>
    </>
  );
}

function FindingRow({
  link,
  finding,
  repairable,
}: {
  link: ErpLink;
  finding: ErpFinding;
  repairable: boolean;
}) {
  const { t } = useLingui();
  const words = useErpWords();
  const { repair } = useErp(link.id);
  const states: Record<string, string> = {
    repairing: t`Being repaired`,
    repaired: t`Repaired`,
    ignored: t`Left as it is`,
  };
  const act = (way: "adopt" | "push" | "ignore") => repair.mutate({ id: finding.id, way });
  // A customer is told by name; its id stands beside it for the mapping alone.
  const named = finding.fields.some(({ field }) => field === "company");
  const fields = finding.fields.filter(({ field }) => !(named && field === "company_id"));
  return (
    <li className={classes.card}>
      <div className={classes.line}>
        <span>
          <span className={classes.quiet}>{words.entity(finding.entity)}</span> <bdi>{finding.title}</bdi>
        </span>
        <span className={classes.quiet}>
          {finding.direction === "in" ? t`ERP → Lading` : t`Lading → ERP`}
          {finding.external_id ? <> · {finding.external_id}</> : null}
        </span>
      </div>
      {finding.reason ? <ProblemNote problem={finding.reason} /> : null}
      {fields.length > 0 ? (
        <div className={classes.pair}>
          <span className={classes.pairHead}>
            <Trans>Field</Trans>
          </span>
          <span className={classes.pairHead}>
            <Trans>Here</Trans>
          </span>
          <span className={classes.pairHead}>
            <Trans>In the ERP</Trans>
          </span>
          {fields.map((field) => (
            <FieldPair
              key={field.field}
              name={words.field(field.field)}
              ours={field.ours}
              theirs={field.theirs}
            />
          ))}
        </div>
      ) : null}
      {repairable && finding.state === "open" ? (
        <Group gap="xs">
          {finding.outcome !== "missing_there" || FORGETTABLE.has(finding.entity) ? (
            <Button size="xs" variant="default" loading={repair.isPending} onClick={() => act("adopt")}>
              <Trans>Take over from the ERP</Trans>
            </Button>
          ) : null}
          {finding.local_id && finding.outcome !== "duplicate" ? (
            <Button size="xs" variant="default" loading={repair.isPending} onClick={() => act("push")}>
              <Trans>Send to the ERP</Trans>
            </Button>
          ) : null}
          <Button size="xs" variant="subtle" color="gray" onClick={() => act("ignore")}>
            <Trans>Leave as it is</Trans>
          </Button>
        </Group>
      ) : null}
      {repairable && finding.state !== "open" ? (
        <p className={classes.quiet}>{states[finding.state]}</p>
      ) : null}
    </li>
  );
}

/** A field with both values. */
export function FieldPair({ name, ours, theirs }: { name: string; ours: unknown; theirs: unknown }) {
  return (
    <>
      <span>{name}</span>
      <bdi>{valueText(ours)}</bdi>
      <bdi>{valueText(theirs)}</bdi>
    </>
  );
}
