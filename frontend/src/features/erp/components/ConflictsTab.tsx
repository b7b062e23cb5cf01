import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Radio } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import type { ErpConflict, ErpLink } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { TimeText } from "@/ui/records/TimeText";
import { useErp } from "../hooks/useErp";
import { useErpWords, valueText } from "../hooks/useErpWords";
import classes from "./erp.module.css";

type Side = "ours" | "theirs";

/** Records that changed on both sides; nothing is overwritten until somebody decides, field by field. */
export function ConflictsTab({ link }: { link: ErpLink }) {
  const found = useQuery(query("/erp-links/{link_id}/conflicts", { params: { path: { link_id: link.id } } }));
  if (found.isPending) return <RowsSkeleton rows={2} />;
  if (!found.data?.length) {
    return (
      <EmptyState icon={IconGitMerge}>
        <Trans>No record was changed on both sides.</Trans>
      </EmptyState>
    );
  }
  return (
    <ul className={classes.list}>
      {found.data.map((conflict) => (
        <ConflictCard key={conflict.id} link={link} conflict={conflict} />
      ))}
    </ul>
  );
}

function ConflictCard({ link, conflict }: { link: ErpLink; conflict: ErpConflict }) {
  const { t } = useLingui();
  const words = useErpWords();
  const { decideConflict } = useErp(link.id);
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const complete = conflict.fields.every(({ field }) => choices[field]);
  const decided: Record<string, string> = {
    ours: t`Ours was kept.`,
    theirs: t`The ERP's was taken over.`,
    mixed: t`Decided field by field.`,
  };
  return (
    <li className={classes.card}>
      <div className={classes.line}>
        <h2 className={classes.name}>
          <bdi>{conflict.title}</bdi>
        </h2>
        <span className={classes.quiet}>
          {words.entity(conflict.entity)} {conflict.external_number}
        </span>
      </div>
      {conflict.fields.map((field) => (
        <Radio.Group
          key={field.field}
          label={words.field(field.field)}
          description={t`Both agreed on: ${valueText(field.base)}`}
          value={choices[field.field] ?? null}
          onChange={(side) => setChoices((before) => ({ ...before, [field.field]: side as Side }))}
        >
          <Radio
            mt="xs"
            value="ours"
            disabled={conflict.state !== "open"}
            label={
              <>
                <Trans>Here:</Trans> <bdi>{valueText(field.ours)}</bdi>
              </>
            }
            description={<Changed by={conflict.ours_by} at={conflict.ours_at} />}
          />
          <Radio
            mt="xs"
            value="theirs"
            disabled={conflict.state !== "open"}
            label={
              <>
                <Trans>In the ERP:</Trans> <bdi>{valueText(field.theirs)}</bdi>
              </>
            }
            description={<Changed by={conflict.theirs_by} at={conflict.theirs_at} />}
          />
        </Radio.Group>
      ))}
      {conflict.state === "open" ? (
        <div>
          <Button
            size="xs"
            disabled={!complete}
            loading={decideConflict.isPending}
            onClick={() => decideConflict.mutate({ id: conflict.id, choices })}
          >
            <Trans>Decide</Trans>
          </Button>
        </div>
      ) : (
        <p className={classes.quiet}>
          {decided[conflict.state]} <bdi>{conflict.decided_by}</bdi>
        </p>
      )}
    </li>
  );
}

/** Who changed a side, and when. */
function Changed({ by, at }: { by: string | null; at: string | null }) {
  return (
    <>
      {by ? <bdi>{by}</bdi> : null}
      {by && at ? " · " : null}
      {at ? <TimeText instant={at} /> : null}
    </>
  );
}
