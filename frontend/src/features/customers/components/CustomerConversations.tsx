import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { ConversationLines } from "./ConversationLines";
import classes from "./customers.module.css";

interface Props {
  company?: string;
  contact?: string;
  /** How many to show at first. */
  limit: number;
  /** Offers the older ones as well. */
  all?: boolean;
  current?: string;
}

/** The conversations with a company or a contact, newest first. */
export function CustomerConversations({ company, contact, limit, all = false, current }: Props) {
  const list = useInfiniteQuery(
    pages("/conversations", {
      params: { query: { company_id: company, contact_id: contact, folder: "all", limit } },
    }),
  );
  const { rows } = flatten(list.data);
  if (list.isPending) return <TextSkeleton lines={3} />;
  if (list.error && rows.length === 0) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (rows.length === 0) {
    return (
      <p className={classes.nothing}>
        <Trans>No mail yet.</Trans>
      </p>
    );
  }
  return (
    <>
      <ConversationLines rows={rows} current={current} />
      {all && list.hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          <Trans>Show older ones</Trans>
        </Button>
      ) : null}
    </>
  );
}
