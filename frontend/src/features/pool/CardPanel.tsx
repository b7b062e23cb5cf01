import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button } from "@mantine/core";
import { IconHandGrab } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { problemTitle } from "@/ui/feedback/problemText";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Country } from "@/ui/records/Country";
import { StageText } from "@/ui/records/StageText";
import { SidePanel } from "@/ui/shell/SidePanel";
import { Day } from "./Day";
import classes from "./pool.module.css";
import type { Pool } from "./types";

/** A customer of a pool: what may be known of it before it is claimed. Opening it counts for the day. */
export function CardPanel({
  pool,
  companyId,
  onClose,
}: {
  pool: Pool;
  companyId: string;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = { pool_id: pool.id, company_id: companyId };
  const card = useQuery({
    queryKey: ["pool-card", pool.id, companyId],
    queryFn: () => data(client.POST("/pools/{pool_id}/customers/{company_id}/views", { params: { path } })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const claim = useMutation({
    mutationFn: () =>
      data(client.POST("/pools/{pool_id}/customers/{company_id}/claims", { params: { path } })),
    onSuccess: async () => {
      toast(t`${card.data?.name ?? ""} is yours now.`);
      await invalidatePaths(queries, [
        "/pools",
        "/pools/{pool_id}/customers",
        "/pool-holdings",
        "/companies",
      ]);
      await navigate({ to: "/companies/$id", params: { id: companyId } });
    },
    onError: toastProblem,
  });
  const found = card.data;
  return (
    <SidePanel title={found?.name ?? t`Customer`} recordId={companyId} onClose={onClose}>
      {card.error ? (
        <Alert color="yellow">{problemTitle(card.error)}</Alert>
      ) : found ? (
        <div className={classes.fields}>
          <dl className={classes.facts}>
            {found.country ? (
              <>
                <dt>
                  <Trans>Country</Trans>
                </dt>
                <dd>
                  <Country code={found.country} />
                </dd>
              </>
            ) : null}
            {found.city ? (
              <>
                <dt>
                  <Trans>City</Trans>
                </dt>
                <dd dir="auto">{found.city}</dd>
              </>
            ) : null}
            {found.industry ? (
              <>
                <dt>
                  <Trans>Industry</Trans>
                </dt>
                <dd dir="auto">{found.industry}</dd>
              </>
            ) : null}
            <dt>
              <Trans>Stage</Trans>
            </dt>
            <dd>
              <StageText stage={found.stage} />
            </dd>
            {found.products.length > 0 ? (
              <>
                <dt>
                  <Trans>Asked for</Trans>
                </dt>
                <dd dir="auto">{found.products.join(", ")}</dd>
              </>
            ) : null}
            <dt>
              <Trans>History</Trans>
            </dt>
            <dd>
              <Plural value={found.contacts_count} one="# person" other="# people" />
              {", "}
              <Plural value={found.conversations_count} one="# conversation" other="# conversations" />
            </dd>
            {found.last_contact_on ? (
              <>
                <dt>
                  <Trans>Last mail</Trans>
                </dt>
                <dd>
                  <Day day={found.last_contact_on} />
                </dd>
              </>
            ) : null}
            {found.former_owner ? (
              <>
                <dt>
                  <Trans>Was looked after by</Trans>
                </dt>
                <dd dir="auto">{found.former_owner}</dd>
              </>
            ) : null}
            {found.reason ? (
              <>
                <dt>
                  <Trans>Why it is here</Trans>
                </dt>
                <dd dir="auto">{found.reason}</dd>
              </>
            ) : null}
          </dl>
          <p className={classes.muted}>
            <Trans>People, addresses and the history are shown once you have claimed it.</Trans>
          </p>
          {found.wait_until ? (
            <Alert color="yellow">
              <Trans>
                It was yours until lately: you can claim it again from <Day day={found.wait_until} />.
              </Trans>
            </Alert>
          ) : null}
          {pool.may_claim ? (
            <Button
              leftSection={<IconHandGrab size={16} aria-hidden />}
              loading={claim.isPending}
              disabled={Boolean(found.wait_until)}
              onClick={() => claim.mutate()}
            >
              <Trans>Claim</Trans>
            </Button>
          ) : null}
          {typeof found.views_left === "number" ? (
            <p className={classes.muted}>
              <Plural
                value={found.views_left}
                one="You can look at # more today."
                other="You can look at # more today."
              />
            </p>
          ) : null}
        </div>
      ) : (
        <TextSkeleton lines={6} />
      )}
    </SidePanel>
  );
}
