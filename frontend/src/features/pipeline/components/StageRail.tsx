import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox } from "@mantine/core";
import { IconCircle, IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { DealFile, DealProof } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import { DEAL_PATHS, useMove } from "../hooks/useMove";
import { dayNumber } from "./dates";
import { MissingProofs } from "./MissingProofs";
import classes from "./rail.module.css";
import { stageColour } from "./stageColours";

const DAY = 86_400;

/** A proof: there or not; what Lading does not know, a person confirms. */
function Proof({ deal, proof }: { deal: DealFile; proof: DealProof }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const params = { path: { deal_id: deal.id } };
  const { mutate, isPending } = useMutation({
    mutationFn: (there: boolean) =>
      there
        ? data(client.PUT("/deals/{deal_id}/proofs", { params, body: { key: proof.key } }))
        : data(
            client.DELETE("/deals/{deal_id}/proofs", { params: { ...params, query: { key: proof.key } } }),
          ),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, DEAL_PATHS),
  });
  const known = proof.met && !proof.by_hand;
  return (
    <li className={classes.proof}>
      <Checkbox
        size="xs"
        checked={proof.met}
        disabled={known || isPending || !deal.editable}
        label={
          <span dir="auto">
            {proof.text}
            {proof.required ? <small> · {t`needed`}</small> : null}
          </span>
        }
        description={
          proof.by_hand ? (
            <Trans>
              confirmed by <bdi>{proof.by_hand}</bdi>
            </Trans>
          ) : undefined
        }
        onChange={(event) => mutate(event.currentTarget.checked)}
      />
    </li>
  );
}

interface Props {
  deal: DealFile;
  /** The one stage to show, in a narrow place. */
  only?: string;
}

/** The stages of a deal: where it was, for how long, what each asks for; and the way to any other. */
export function StageRail({ deal, only }: Props) {
  const { move, held, release, isPending } = useMove();
  const open = deal.status === "open";
  return (
    <>
      <ol className={classes.rail}>
        {deal.rail
          .filter(({ stage }) => only === undefined || stage.id === only)
          .map(({ stage, visits, seconds, proofs }) => {
            const here = stage.id === deal.stage.id;
            const days = dayNumber(seconds / DAY);
            const Glyph = visits > 0 && !here ? IconCircleCheck : IconCircle;
            return (
              <li key={stage.id} className={classes.stage} aria-current={here ? "step" : undefined}>
                <Glyph
                  size={18}
                  aria-hidden
                  style={{ color: visits > 0 || here ? stageColour(stage.kind) : undefined }}
                  className={here ? classes.here : undefined}
                />
                <div className={classes.body}>
                  <div className={classes.head}>
                    <strong dir="auto">{stage.name}</strong>
                    {visits > 0 ? (
                      <span className={classes.quiet}>
                        <Plural value={days} one="# day" other="# days" />
                        {visits > 1 ? (
                          <>
                            {" · "}
                            <Plural value={visits} one="once" other="# times" />
                          </>
                        ) : null}
                      </span>
                    ) : null}
                    {open && deal.editable && !here && only === undefined ? (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        disabled={isPending}
                        onClick={() => move({ deal, stage })}
                      >
                        <Trans>Move here</Trans>
                      </Button>
                    ) : null}
                  </div>
                  {proofs.length > 0 ? (
                    <ul className={classes.proofs}>
                      {proofs.map((proof) => (
                        <Proof key={`${proof.when} ${proof.key}`} deal={deal} proof={proof} />
                      ))}
                    </ul>
                  ) : null}
                </div>
              </li>
            );
          })}
      </ol>
      {held ? (
        <MissingProofs
          held={held}
          busy={isPending}
          onAnyway={(reason) => move({ ...held, reason })}
          onClose={release}
        />
      ) : null}
    </>
  );
}
