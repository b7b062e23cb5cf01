import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Section } from "@/ui/shell/Section";
import classes from "./outgoing.module.css";
import type { Sender } from "./types";
import { useRefresh } from "./useOutgoing";

/** A further address of a mailbox, entered by who manages mailboxes. */
export function AliasForm({ identities }: { identities: readonly Sender[] }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const mailboxes = identities.filter(({ alias }) => !alias);
  const [mailbox, setMailbox] = useState<string | null>(mailboxes[0]?.mailbox_id ?? null);
  const [address, setAddress] = useState("");
  const add = useMutation({
    mutationFn: () =>
      data(client.POST("/mail-identities", { body: { mailbox_id: mailbox ?? "", address: address.trim() } })),
    onSuccess: async () => {
      setAddress("");
      toast(t`Saved`);
      await refresh();
    },
    onError: toastProblem,
  });
  return (
    <Section title={<Trans>Another address of a mailbox</Trans>}>
      <form
        className={classes.identity}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Select
          label={t`Mailbox`}
          value={mailbox}
          onChange={setMailbox}
          allowDeselect={false}
          data={mailboxes.map((each) => ({ value: each.mailbox_id, label: each.address }))}
        />
        <TextInput
          label={t`Alias`}
          description={t`The provider has to allow the mailbox to send from it.`}
          dir="ltr"
          type="email"
          required
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <div className={classes.identityFoot}>
          <Button type="submit" variant="default" loading={add.isPending}>
            <Trans>Add the alias</Trans>
          </Button>
        </div>
      </form>
    </Section>
  );
}
