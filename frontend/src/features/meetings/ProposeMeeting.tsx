import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import { useIsPhone } from "@/lib/useIsPhone";
import { problemTitle } from "@/ui/feedback/problemText";
import { toast } from "@/ui/feedback/toast";
import classes from "./meetings.module.css";
import { TimeChoice, useTimeChoice } from "./TimeChoice";
import { staleMeetings } from "./useMeetings";

const LENGTHS = [15, 30, 45, 60, 90] as const;

interface Props {
  /** Whom to invite, to begin with. */
  to: readonly string[];
  conversation?: string;
}

/** The same for those who wrote in a conversation. */
export function ProposeInConversation({ conversation }: { conversation: string }) {
  const whole = useQuery(
    query("/conversations/{conversation_id}", { params: { path: { conversation_id: conversation } } }),
  );
  const wrote = whole.data?.messages.filter(({ direction }) => direction === "in") ?? [];
  const to = [...new Set(wrote.map(({ from }) => from.address))].slice(-3);
  return to.length > 0 ? <ProposeMeeting to={to} conversation={conversation} /> : null;
}

/** The door to an invitation, and its form. */
export function ProposeMeeting(props: Props) {
  const may = useMay("conversations.write");
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCalendarPlus size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        <Trans>Propose a meeting</Trans>
      </Button>
      {open ? <Proposal {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Proposal({ to, conversation, onClose }: Props & { onClose: () => void }) {
  const { t } = useLingui();
  const phone = useIsPhone();
  const queries = useQueryClient();
  const [guests, setGuests] = useState([...to]);
  const [summary, setSummary] = useState("");
  const [minutes, setMinutes] = useState(30);
  const [location, setLocation] = useState("");
  const [note, setNote] = useState("");
  const choice = useTimeChoice(guests, minutes);
  const send = useMutation({
    mutationFn: () =>
      data(
        client.POST("/meetings", {
          body: {
            to: guests,
            summary: summary.trim(),
            when: choice.when,
            minutes,
            location: location.trim(),
            note,
            anyway: choice.anyway,
            conversation_id: conversation ?? null,
          },
        }),
      ),
    onSuccess: () => {
      toast(t`The invitation goes out by mail.`);
      onClose();
    },
    onSettled: () => invalidatePaths(queries, staleMeetings),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Propose a meeting`}
      size="lg"
      fullScreen={phone}
      transitionProps={{ duration: 0 }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <TagsInput
          label={t`Whom to invite`}
          value={guests}
          onChange={setGuests}
          splitChars={[",", ";", " "]}
          required
        />
        <TextInput
          label={t`About`}
          value={summary}
          onChange={(event) => setSummary(event.currentTarget.value)}
          maxLength={200}
          required
          dir="auto"
          data-autofocus
        />
        <Select
          label={t`How long`}
          data={LENGTHS.map((each) => ({ value: String(each), label: t`${each} minutes` }))}
          value={String(minutes)}
          onChange={(value) => setMinutes(Number(value ?? 30))}
          allowDeselect={false}
        />
        <TimeChoice choice={choice} error={send.error} />
        <TextInput
          label={t`Where`}
          placeholder={t`A link or a place`}
          value={location}
          onChange={(event) => setLocation(event.currentTarget.value)}
          maxLength={300}
        />
        <Textarea
          label={t`Note`}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          dir="auto"
        />
        {send.error ? (
          <p className={classes.trouble} data-refused role="alert">
            {problemTitle(send.error)}
          </p>
        ) : null}
        <div className={classes.actions}>
          <Button type="submit" loading={send.isPending} disabled={!choice.ready}>
            <Trans>Send the invitation</Trans>
          </Button>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
