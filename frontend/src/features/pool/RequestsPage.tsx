import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { PoolFrame } from "./PoolFrame";
import classes from "./pool.module.css";
import type { PoolRequest } from "./types";

const STATES = {
  open: msg`Waits for a decision`,
  approved: msg`Approved`,
  refused: msg`Refused`,
  withdrawn: msg`Taken back`,
} satisfies Record<PoolRequest["state"], unknown>;

/** Who asks to keep which customer for longer, and what was decided. */
export function RequestsPage() {
  const requests = useQuery(query("/pool-requests"));
  return (
    <PoolFrame part="/pool/requests">
      <div className={classes.inner}>
        {requests.error ? (
          <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
        ) : !requests.data ? (
          <TextSkeleton lines={6} />
        ) : requests.data.length === 0 ? (
          <EmptyState icon={IconHourglass}>
            <Trans>Nobody asks to keep a customer for longer.</Trans>
          </EmptyState>
        ) : (
          <ul className={classes.list}>
            {requests.data.map((request) => (
              <Item key={request.id} request={request} />
            ))}
          </ul>
        )}
      </div>
    </PoolFrame>
  );
}

function Item({ request }: { request: PoolRequest }) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (approved: boolean) =>
      data(
        client.POST("/pool-requests/{pool_request_id}/decision", {
          params: { path: { pool_request_id: request.id } },
          body: { approved },
        }),
      ),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/pool-requests", "/pool-holdings"]),
  });
  return (
    <li className={classes.item}>
      <div className={classes.cardText}>
        <strong dir="auto">{request.company.name}</strong>
        <span>
          <bdi>{request.asked_by.name}</bdi>
          {" · "}
          <Plural value={request.days} one="# more day" other="# more days" />
        </span>
        <span className={classes.muted} dir="auto">
          {request.reason}
        </span>
      </div>
      {request.may_decide ? (
        <div className={classes.bar}>
          <Button size="xs" loading={decide.isPending} onClick={() => decide.mutate(true)}>
            <Trans>Approve</Trans>
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={decide.isPending}
            onClick={() => decide.mutate(false)}
          >
            <Trans>Refuse</Trans>
          </Button>
        </div>
      ) : (
        <span className={classes.muted}>
          {i18n._(STATES[request.state])}
          {request.decided_by ? (
            <>
              {" · "}
              <bdi>{request.decided_by}</bdi>
            </>
          ) : null}
        </span>
      )}
    </li>
  );
}
