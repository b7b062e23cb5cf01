import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Anchor, Button, Menu, Popover, Select, Stack, TextInput } from "@mantine/core";
import {
  IconArchive,
  IconChartBar,
  IconCopy,
  IconDots,
  IconDownload,
  IconSettings,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { apiUrl, client, data, ifMatch } from "@/api/client";
import { query } from "@/api/query";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import classes from "./editor.module.css";
import type { Template } from "./types";
import { useRefreshTemplates } from "./useTemplates";

interface Props {
  template: Template;
  children: ReactNode;
  onResults: () => void;
}

/** What a template is called, where it lies and who shares it. */
export function TemplateHead({ template, children, onResults }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const refresh = useRefreshTemplates();
  const path = { template_id: template.id };
  const copy = useMutation({
    mutationFn: () => data(client.POST("/templates/{template_id}/copies", { params: { path } })),
    onSuccess: (made) => {
      void refresh();
      void navigate({ to: "/templates/$id", params: { id: made.id } });
    },
    onError: toastProblem,
  });
  const bringBack = useMutation({
    mutationFn: () => data(client.POST("/templates/{template_id}/restorations", { params: { path } })),
    onSettled: () => refresh(),
  });
  const archive = useMutation({
    mutationFn: () => data(client.DELETE("/templates/{template_id}", { params: { path } })),
    onSuccess: () => {
      void refresh();
      void navigate({ to: "/templates" });
      toastWithUndo({
        message: (
          <Trans>
            <bdi>{template.name}</bdi> is archived
          </Trans>
        ),
        undo: () => bringBack.mutate(),
      });
    },
    onError: toastProblem,
  });
  return (
    <header className={classes.head}>
      <div className={classes.headText}>
        <Anchor component={Link} to="/templates" size="sm">
          {template.folder || t`Templates`}
        </Anchor>
        <h1 dir="auto">{template.name}</h1>
        {template.may_change ? null : (
          <small>
            <Trans>You may read and copy this template.</Trans>
          </small>
        )}
      </div>
      {children}
      {template.may_change ? <Properties template={template} /> : null}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t`More`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconChartBar size={16} aria-hidden />} onClick={onResults}>
            <Trans>Results</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => copy.mutate()}>
            <Trans>Make a copy of my own</Trans>
          </Menu.Item>
          <Menu.Item
            component="a"
            href={apiUrl(`/template-exports?id=${template.id}`)}
            download="template.json"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            <Trans>Save as a file</Trans>
          </Menu.Item>
          {template.may_change ? (
            <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => archive.mutate()}>
              <Trans>Archive</Trans>
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}

function Properties({ template }: { template: Template }) {
  const { t } = useLingui();
  const refresh = useRefreshTemplates();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(template.name);
  const [folder, setFolder] = useState(template.folder);
  const [sharing, setSharing] = useState<string>(template.sharing);
  const [team, setTeam] = useState(template.team_id);
  const [source, setSource] = useState(template.source_language);
  const { data: teams } = useQuery({
    ...query("/teams", { params: { query: { limit: 200 } } }),
    enabled: open,
  });
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PATCH("/templates/{template_id}", {
          params: { path: { template_id: template.id }, header: ifMatch(template.version) },
          body: {
            name,
            folder,
            sharing: sharing as Template["sharing"],
            team_id: sharing === "team" ? team : null,
            source_language: source,
          },
        }),
      ),
    onSuccess: () => {
      setOpen(false);
      void refresh();
    },
    onError: toastProblem,
  });
  return (
    <Popover opened={open} onChange={setOpen} width={300} trapFocus position="bottom-end" withinPortal>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSettings size={16} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          <Trans>Name and sharing</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack gap="xs">
            <TextInput
              size="xs"
              label={t`Name`}
              required
              dir="auto"
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <TextInput
              size="xs"
              label={t`Folder`}
              dir="auto"
              value={folder}
              onChange={({ currentTarget }) => setFolder(currentTarget.value)}
            />
            <Select
              size="xs"
              label={t`Who sees it`}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              data={[
                { value: "mine", label: t`Only me` },
                { value: "team", label: t`A team` },
                { value: "all", label: t`Everybody here` },
              ]}
              value={sharing}
              onChange={(next) => setSharing(next ?? "mine")}
            />
            {sharing === "team" ? (
              <Select
                size="xs"
                label={t`Team`}
                comboboxProps={{ withinPortal: false }}
                data={(teams?.items ?? []).map(({ id, name: label }) => ({ value: id, label }))}
                value={team}
                onChange={setTeam}
              />
            ) : null}
            <Select
              size="xs"
              label={t`Source language`}
              description={t`When its text changes, the others are outdated.`}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              data={template.versions.map(({ language, name: label }) => ({ value: language, label }))}
              value={source}
              onChange={(next) => setSource(next ?? source)}
            />
            <Button type="submit" size="xs" loading={save.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
