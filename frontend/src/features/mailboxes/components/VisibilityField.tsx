import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Radio, Select, Stack, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMe } from "@/api/session";
import type { Mailbox } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";

const LEAST_REASON = 8;

type Visibility = Mailbox["visibility"];

/** Who may look into a mailbox; saved at once, apart from the rest of the form. */
export function VisibilityField({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLingui();
  const me = useMe();
  const queries = useQueryClient();
  const teams = useQuery(query("/teams", { params: { query: { limit: 200 } } }));
  const [wanted, setWanted] = useState<Visibility>(mailbox.visibility);
  const { mutate, isPending } = useMutation({
    mutationFn: (body: { visibility: Visibility; team_id?: string }) =>
      data(
        client.PUT("/mailboxes/{mailbox_id}/visibility", {
          params: { path: { mailbox_id: mailbox.id } },
          body,
        }),
      ),
    onSuccess: () => toast(t`Saved: from now on this decides who sees its mail.`),
    onError: (error) => {
      setWanted(mailbox.visibility);
      toastProblem(error);
    },
    onSettled: () => invalidatePaths(queries, ["/mailboxes", "/mailboxes/{mailbox_id}", "/conversations"]),
  });
  const choose = (value: string) => {
    const next = value as Visibility;
    setWanted(next);
    if (next !== "team") mutate({ visibility: next });
  };
  const mine = mailbox.owner_id === me.membership_id;
  const names = teams.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t`Who sees its mail`}
        description={
          mine
            ? t`You decide, since this mailbox is yours.`
            : t`You can let fewer people in. Letting more people in is for the owner of the mailbox.`
        }
        value={wanted}
        onChange={choose}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" disabled={isPending} label={t`Everybody here`} />
          <Radio value="team" disabled={isPending} label={t`Its owner and a team`} />
          <Radio value="owner" disabled={isPending} label={t`Its owner alone`} />
        </Stack>
      </Radio.Group>
      {wanted === "team" ? (
        <Select
          label={t`Team`}
          data={names}
          value={mailbox.visibility === "team" ? mailbox.team_id : null}
          placeholder={
            names.length > 0 ? t`Choose a team` : t`There is no team yet: make one under Users and roles.`
          }
          disabled={isPending || names.length === 0}
          allowDeselect={false}
          onChange={(team) => team && mutate({ visibility: "team", team_id: team })}
        />
      ) : null}
      {me.role === "owner" && !mine && mailbox.visibility !== "all" ? <Disclosure mailbox={mailbox} /> : null}
    </Stack>
  );
}

/** Lets an owner of the tenant read a mailbox that is closed to them, for a reason that the audit log keeps. */
function Disclosure({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      data(
        client.POST("/mailboxes/{mailbox_id}/disclosures", {
          params: { path: { mailbox_id: mailbox.id } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      setAsked(false);
      toast(t`You see its mail for an hour. The audit log says why.`);
    },
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/conversations"]),
  });
  if (!asked) {
    return (
      <div>
        <Button variant="default" size="xs" onClick={() => setAsked(true)}>
          <Trans>Read it for a reason</Trans>
        </Button>
      </div>
    );
  }
  return (
    <Stack gap="xs">
      <Textarea
        label={t`Why do you have to read this mailbox?`}
        description={t`The reason is kept in the audit log, where other owners and admins see it.`}
        autosize
        minRows={2}
        maxLength={500}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <Button
          size="xs"
          loading={isPending}
          disabled={reason.trim().length < LEAST_REASON}
          onClick={() => mutate()}
        >
          <Trans>Read it for an hour</Trans>
        </Button>
      </div>
    </Stack>
  );
}
