import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Team } from "@/api/types";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import { SidePanel } from "@/ui/shell/SidePanel";
import { useArchiveTeam } from "../hooks/useChangeTeam";

interface FormProps {
  team?: Team;
  onClose: () => void;
}

function TeamForm({ team, onClose }: FormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const people = useQuery(query("/users", { params: { query: { limit: 200 } } }));
  const { archive, isPending } = useArchiveTeam();
  const title = team ? team.name : t`New team`;
  const teams = useQuery(query("/teams", { params: { query: { limit: 200 } } }));
  const placed = (standing: string) =>
    team?.members.filter((member) => member.standing === standing).map(({ id }) => id) ?? [];
  const deputy = team?.members.find((member) => member.standing === "deputy");
  const api = useApiForm({
    initialValues: {
      name: team?.name ?? "",
      parent_id: team?.parent_id ?? "",
      member_ids: team?.members.map(({ id }) => id) ?? [],
      heads: placed("head"),
      deputies: placed("deputy"),
      since: deputy?.since ?? "",
      until: deputy?.until ?? "",
    },
    draft: team ? `team.${team.id}.${team.version}` : "team.new",
    validate: { name: required },
    submit: ({ name, parent_id, member_ids, heads, deputies, since, until }) => {
      const members = [...new Set([...member_ids, ...heads, ...deputies])].map((id) =>
        heads.includes(id)
          ? { id, standing: "head" as const }
          : deputies.includes(id)
            ? { id, standing: "deputy" as const, since: since || null, until: until || null }
            : { id, standing: "member" as const },
      );
      const body = { name, members, parent_id: parent_id || null };
      return team
        ? data(
            client.PATCH("/teams/{team_id}", {
              params: { path: { team_id: team.id }, header: ifMatch(team.version) },
              body,
            }),
          )
        : data(client.POST("/teams", { body }));
    },
    onDone: () => {
      toast(team ? t`Saved.` : t`The team is made.`);
      void invalidatePaths(queries, ["/teams", "/teams/{team_id}"]);
      onClose();
    },
  });
  const names =
    people.data?.items
      .filter(({ active, id }) => active || team?.members.some((member) => member.id === id))
      .map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const discard = () => {
    api.discard();
    onClose();
  };
  return (
    <SidePanel title={title} recordId={team?.id ?? "new"} onClose={discard}>
      <ApiFormFrame api={api} label={title}>
        <Stack gap="lg">
          <TextInput
            label={t`Name of the team`}
            dir="auto"
            autoFocus={!team}
            autoComplete="off"
            {...api.form.getInputProps("name")}
          />
          <MultiSelect
            label={t`People`}
            description={t`They see the mail of mailboxes that are open to this team.`}
            data={names}
            searchable
            clearable
            hidePickedOptions
            nothingFoundMessage={t`Nobody of that name works here.`}
            {...api.form.getInputProps("member_ids")}
          />
          <MultiSelect
            label={t`Heads`}
            description={t`They see the records of everybody in this team and the teams below it.`}
            data={names}
            searchable
            clearable
            hidePickedOptions
            {...api.form.getInputProps("heads")}
          />
          <MultiSelect
            label={t`Deputies`}
            data={names}
            searchable
            clearable
            hidePickedOptions
            {...api.form.getInputProps("deputies")}
          />
          {api.form.values.deputies.length > 0 ? (
            <Group grow>
              <TextInput type="date" label={t`Deputies from`} {...api.form.getInputProps("since")} />
              <TextInput type="date" label={t`until`} {...api.form.getInputProps("until")} />
            </Group>
          ) : null}
          <Select
            label={t`Part of`}
            data={
              teams.data?.items
                .filter(({ id }) => id !== team?.id)
                .map(({ id, name }) => ({ value: id, label: name })) ?? []
            }
            clearable
            {...api.form.getInputProps("parent_id")}
            value={api.form.values.parent_id || null}
            onChange={(id) => api.form.setFieldValue("parent_id", id ?? "")}
          />
          <Group justify="space-between">
            <Button type="submit" loading={api.isPending}>
              {team ? <Trans>Save</Trans> : <Trans>Make the team</Trans>}
            </Button>
            {team ? (
              <Button
                variant="subtle"
                color="red"
                loading={isPending}
                onClick={() => {
                  archive(team);
                  onClose();
                }}
              >
                <Trans>Archive</Trans>
              </Button>
            ) : null}
          </Group>
        </Stack>
      </ApiFormFrame>
    </SidePanel>
  );
}

/** A team, or a new one: its name and its people. */
export function TeamPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const { data: team, error } = useQuery({
    ...query("/teams/{team_id}", { params: { path: { team_id: id } } }),
    enabled: id !== "new",
  });
  if (id === "new") return <TeamForm onClose={onClose} />;
  if (!team) {
    return (
      <SidePanel title={t`Team`} recordId={id} onClose={onClose}>
        {error ? <Trans>This team is not here any more.</Trans> : <TextSkeleton />}
      </SidePanel>
    );
  }
  return <TeamForm key={team.version} team={team} onClose={onClose} />;
}
