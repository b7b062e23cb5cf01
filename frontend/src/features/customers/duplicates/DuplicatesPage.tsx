import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { IconCheck, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { client, data } from "@/api/client";
import { flatten, pages, query } from "@/api/query";
import { useMay } from "@/api/session";
import type { RecordKind } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Decision } from "./Decision";
import classes from "./duplicates.module.css";
import { GroupList } from "./GroupList";

const route = getRouteApi("/signed-in/duplicates");
const GROUP = msg`Duplicates`;

function LookNow() {
  const look = useMutation({
    mutationFn: () => data(client.POST("/duplicates/searches")),
    onSuccess: () => toast(<Trans>Looking. What is found appears here.</Trans>),
    onError: toastProblem,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconSearch size={16} aria-hidden />}
      loading={look.isPending}
      onClick={() => look.mutate()}
    >
      <Trans>Look now</Trans>
    </Button>
  );
}

/** Records that may be one, decided one after the other by keyboard: the list beside the comparison. */
export function DuplicatesPage() {
  const { t } = useLingui();
  const { kind = "company", group } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("companies.write");
  const search = useQuery(query("/duplicates/search"));
  const list = useInfiniteQuery(pages("/duplicates", { params: { query: { kind } } }));
  const { rows } = useMemo(() => flatten(list.data), [list.data]);
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === group),
  );
  const shown = rows[at]?.id;
  const go = (id: string | undefined) =>
    void navigate({ search: (current) => ({ ...current, group: id }), replace: true });
  const move = (step: number) => go(rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.id);
  // The next one moves up into its place.
  const done = () => go(rows[at + 1]?.id ?? rows[at - 1]?.id);
  useHotkey({ keys: "j", label: msg`Next group`, group: GROUP }, () => move(1));
  useHotkey({ keys: "k", label: msg`Previous group`, group: GROUP }, () => move(-1));
  const counts = search.data;
  return (
    <Page>
      <PageHeader
        title={t`Duplicates`}
        description={
          counts?.found_at ? (
            <>
              <Plural value={counts.records} one="# record" other="# records" />
              {" · "}
              <Trans>
                last looked <TimeText instant={counts.found_at} />
              </Trans>
            </>
          ) : (
            <Trans>Looked for every night.</Trans>
          )
        }
        actions={mayWrite ? <LookNow /> : null}
      />
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={kind}
          onChange={(value) => void navigate({ search: { kind: value as RecordKind } })}
          data={[
            { value: "company", label: t`Companies (${counts?.companies ?? 0})` },
            { value: "contact", label: t`People (${counts?.contacts ?? 0})` },
          ]}
        />
      </div>
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <TextSkeleton lines={8} />
      ) : shown ? (
        <div className={classes.split}>
          <div className={classes.side}>
            <GroupList groups={rows} shown={shown} onShow={go} />
            {list.hasNextPage ? (
              <Button variant="subtle" size="xs" onClick={() => void list.fetchNextPage()}>
                <Trans>Show more</Trans>
              </Button>
            ) : null}
          </div>
          <Decision key={shown} id={shown} onDone={done} />
        </div>
      ) : (
        <EmptyState icon={IconCheck}>
          <Trans>No duplicates are known. They are looked for every night.</Trans>
        </EmptyState>
      )}
    </Page>
  );
}
