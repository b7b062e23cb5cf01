import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Menu, Modal, SegmentedControl, Select, TextInput } from "@mantine/core";
import { IconBookmark, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { toastProblem } from "@/ui/feedback/toast";
import { type DealsSearch, dealsSearch, kept } from "../search";

interface Props {
  search: DealsSearch;
  onChoose: (search: DealsSearch) => void;
}

type Sharing = "me" | "team" | "all";

/** Views of this screen that people keep: one's own, one's team's and everybody's. */
export function ViewsMenu({ search, onChoose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const [sharing, setSharing] = useState<Sharing>("me");
  const [team, setTeam] = useState<string | null>(null);
  const { data: views } = useQuery(query("/deal-views"));
  const { data: teams } = useQuery({ ...query("/teams", {}), enabled: naming });
  const settle = () => invalidatePaths(queries, ["/deal-views"]);
  const keep = useMutation({
    mutationFn: () =>
      data(
        client.POST("/deal-views", {
          body: {
            name: name.trim(),
            sharing,
            team_id: sharing === "team" ? team : null,
            params: kept(search),
          },
        }),
      ),
    onSuccess: () => {
      setNaming(false);
      setName("");
    },
    onError: toastProblem,
    onSettled: settle,
  });
  const forget = useMutation({
    mutationFn: (id: string) =>
      data(client.DELETE("/deal-views/{view_id}", { params: { path: { view_id: id } } })),
    onError: toastProblem,
    onSettled: settle,
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            <Trans>Views</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(views?.items ?? []).map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => onChoose(dealsSearch(view.params))}
              rightSection={
                view.sharing === "me" ? null : (
                  <small>{view.sharing === "all" ? t`everybody` : t`team`}</small>
                )
              }
            >
              <bdi>{view.name}</bdi>
            </Menu.Item>
          ))}
          {views && views.items.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item onClick={() => setNaming(true)}>
            <Trans>Keep this view</Trans>
          </Menu.Item>
          {(views?.items ?? [])
            .filter(({ mine }) => mine)
            .map((view) => (
              <Menu.Item
                key={view.id}
                c="dimmed"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => forget.mutate(view.id)}
              >
                <Trans>
                  Forget <bdi>{view.name}</bdi>
                </Trans>
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={naming}
        onClose={() => setNaming(false)}
        title={<Trans>Keep this view</Trans>}
        closeButtonProps={{ "aria-label": t`Close` }}
      >
        <TextInput
          label={t`Name`}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
          dir="auto"
        />
        <SegmentedControl
          mt="sm"
          fullWidth
          aria-label={t`Who sees it`}
          data={[
            { value: "me", label: t`Only me` },
            { value: "team", label: t`My team` },
            { value: "all", label: t`Everybody` },
          ]}
          value={sharing}
          onChange={(next) => setSharing(next as Sharing)}
        />
        {sharing === "team" ? (
          <Select
            mt="sm"
            label={t`Team`}
            data={(teams?.items ?? []).map(({ id, name: label }) => ({ value: id, label }))}
            value={team}
            onChange={setTeam}
          />
        ) : null}
        <Group mt="md">
          <Button
            disabled={!name.trim() || (sharing === "team" && !team)}
            loading={keep.isPending}
            onClick={() => keep.mutate()}
          >
            <Trans>Keep</Trans>
          </Button>
        </Group>
      </Modal>
    </>
  );
}
