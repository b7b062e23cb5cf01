import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import { ImportRow } from "../components/ImportRow";
import classes from "../components/mailboxes.module.css";
import { UploadArea } from "../components/UploadArea";

/** Old mail from files: what is under way, what came of it, and what could not be read. */
export function ImportsPage() {
  const { t } = useLingui();
  const list = useInfiniteQuery(pages("/import-runs"));
  const { rows } = flatten(list.data);
  return (
    <Page layout="text">
      <PageHeader
        title={t`Imports`}
        description={
          <Trans>
            Mail from another program joins your conversations with its own dates. What is here already is not
            stored twice.
          </Trans>
        }
      />
      <UploadArea />
      {list.isPending ? (
        <RowsSkeleton rows={3} />
      ) : list.error && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length > 0 ? (
        <Section title={<Trans>Imports so far</Trans>}>
          <ul className={classes.list}>
            {rows.map((run) => (
              <ImportRow key={run.id} run={run} />
            ))}
          </ul>
          {list.hasNextPage ? (
            <Button
              mt="md"
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              <Trans>Show more</Trans>
            </Button>
          ) : null}
        </Section>
      ) : null}
    </Page>
  );
}
