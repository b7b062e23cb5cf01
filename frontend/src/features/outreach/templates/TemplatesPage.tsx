import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Menu, NativeSelect } from "@mantine/core";
import { IconDots, IconFileText } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { apiUrl, client, data } from "@/api/client";
import { flatten, pages, query } from "@/api/query";
import { useMay } from "@/api/session";
import { useFormats } from "@/i18n/formats";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { SearchBox } from "@/ui/forms/SearchBox";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { LanguageMarks } from "./LanguageMarks";
import { LetterSettings } from "./LetterSettings";
import classes from "./list.module.css";
import { MissingReport } from "./MissingReport";
import { NewTemplate } from "./NewTemplate";
import { ReadyList, useBringReady } from "./ReadyList";
import type { TemplatesSearch } from "./search";
import type { TemplateRow } from "./types";
import { useRefreshTemplates } from "./useTemplates";

const route = getRouteApi("/signed-in/templates/");

/** All templates that somebody shares in: by folder, with the languages each has, lacks and must catch up on. */
export function TemplatesPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("conversations.write");
  const { q, folder, archived, view } = search;
  const go = (change: Partial<TemplatesSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const { data: folders = [] } = useQuery(query("/template-folders"));
  const list = useInfiniteQuery({
    ...pages("/templates", { params: { query: { q, folder, archived, limit: 100 } } }),
    placeholderData: keepPreviousData,
  });
  const { rows } = flatten(list.data);
  const bring = useBringReady();
  const refresh = useRefreshTemplates();
  const load = useMutation({
    mutationFn: async (file: File) => {
      const content = JSON.parse(await file.text()) as never;
      return data(client.POST("/template-imports", { body: content }));
    },
    onSuccess: ({ template_ids: { length: count } }) => {
      void refresh();
      toast(t`${count} templates were brought in`);
    },
    onError: toastProblem,
  });

  const actions = mayWrite ? (
    <>
      <NewTemplate folder={folder ?? ""} />
      <Menu position="bottom-end" withinPortal keepMounted>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={t`More`}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={apiUrl("/template-exports")} download="templates.json">
            <Trans>Save all as a file</Trans>
          </Menu.Item>
          <FileButton accept="application/json,.json" onChange={(file) => file && load.mutate(file)}>
            {(props) => (
              <Menu.Item closeMenuOnClick={false} onClick={props.onClick}>
                <Trans>Bring in from a file</Trans>
              </Menu.Item>
            )}
          </FileButton>
          <Menu.Item onClick={() => go({ view: "ready" })}>
            <Trans>Templates that come with Lading</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => go({ view: "report" })}>
            <Trans>Missing languages</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => go({ view: "letters" })}>
            <Trans>What letters say of us</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  ) : null;

  return (
    <Page>
      <PageHeader title={t`Templates`} actions={actions} />
      <div className={classes.filters}>
        <SearchBox value={q} label={msg`Search templates`} onChange={(next) => go({ q: next })} />
        <NativeSelect
          size="xs"
          aria-label={t`Folder`}
          value={archived ? "\u0000" : (folder ?? "")}
          onChange={({ currentTarget: { value } }) =>
            go(
              value === "\u0000"
                ? { archived: true, folder: undefined }
                : { archived: undefined, folder: value || undefined },
            )
          }
          data={[
            { value: "", label: t`All folders` },
            ...folders.map((each) => ({ value: each, label: each })),
            { value: "\u0000", label: t`Archived` },
          ]}
        />
        {view ? (
          <Button size="xs" variant="subtle" onClick={() => go({ view: undefined })}>
            <Trans>Back to the list</Trans>
          </Button>
        ) : null}
      </div>
      <div className={classes.scroll}>
        {view === "report" ? (
          <MissingReport />
        ) : view === "ready" ? (
          <ReadyList />
        ) : view === "letters" ? (
          <LetterSettings />
        ) : list.isError ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <RowsSkeleton />
        ) : rows.length === 0 ? (
          <EmptyState
            icon={IconFileText}
            action={
              mayWrite && !q && !folder && !archived ? (
                <Button loading={bring.isPending} onClick={() => bring.mutate(null)}>
                  <Trans>Bring in the templates that come with Lading</Trans>
                </Button>
              ) : null
            }
          >
            {q || folder || archived ? (
              <Trans>No template fits.</Trans>
            ) : (
              <Trans>
                Letters that you write again and again will be here, in every language of your customers.
              </Trans>
            )}
          </EmptyState>
        ) : (
          <Folders rows={rows} />
        )}
        {list.hasNextPage && !view ? (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            <Trans>Show more</Trans>
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

function Folders({ rows }: { rows: readonly TemplateRow[] }) {
  const { t } = useLingui();
  const { compare } = useFormats();
  const groups = new Map<string, TemplateRow[]>();
  for (const row of rows) groups.set(row.folder, [...(groups.get(row.folder) ?? []), row]);
  const sorted = [...groups].sort(([one], [other]) => compare(one, other));
  return sorted.map(([folder, templates]) => (
    <section key={folder} className={classes.folder} aria-label={folder || t`In no folder`}>
      <h2 dir="auto">{folder || <Trans>In no folder</Trans>}</h2>
      <ul className={classes.rows}>
        {templates.map((row) => (
          <li key={row.id}>
            <Link to="/templates/$id" params={{ id: row.id }} className={classes.row}>
              <span className={classes.rowName} dir="auto">
                {row.name}
              </span>
              <span className={classes.rowSubject} dir="auto">
                {row.subject}
              </span>
            </Link>
            <LanguageMarks languages={row.languages} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
