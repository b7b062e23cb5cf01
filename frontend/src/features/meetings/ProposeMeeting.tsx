import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Modal, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCalendarPlus } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import type { MeetingClock } from "@/api/types";
import { useHere } from "@/i18n/useHere";
import { useIsPhone } from "@/lib/useIsPhone";
import { problemTitle } from "@/ui/feedback/problemText";
import { toast } from "@/ui/feedback/toast";
import { Clocks } from "./Clocks";
import classes from "./meetings.module.css";
import { staleMeetings } from "./useMeetings";

const SETTLED_MS = 250;
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
  const { t, i18n } = useLingui();
  const phone = useIsPhone();
  const here = useHere();
  const queries = useQueryClient();
  const [guests, setGuests] = useState([...to]);
  const [summary, setSummary] = useState("");
  const [said, setSaid] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [minutes, setMinutes] = useState(30);
  const [location, setLocation] = useState("");
  const [note, setNote] = useState("");
  const [anyway, setAnyway] = useState(false);
  const [settled] = useDebouncedValue(said.trim(), SETTLED_MS);
  const when = chosen ? { at: chosen, here } : { said: settled, here };
  const asked = chosen !== null || settled !== "";
  const reading = useQuery({
    queryKey: ["/meetings/readings", guests, when, minutes],
    queryFn: ({ signal }) =>
      data(
        client.POST("/meetings/readings", {
          body: { to: guests, when: asked ? when : null, minutes, here },
          signal,
        }),
      ),
    enabled: guests.length > 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const send = useMutation({
    mutationFn: () =>
      data(
        client.POST("/meetings", {
          body: {
            to: guests,
            summary: summary.trim(),
            when,
            minutes,
            location: location.trim(),
            note,
            anyway,
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
  const night = reading.data?.refused === true;
  const refused = isProblem(send.error, "slot-refused") ? send.error : null;
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
        {reading.data?.slots.length ? (
          <fieldset className={classes.slots}>
            <legend className={classes.quiet}>
              <Trans>Hours that suit everybody</Trans>
            </legend>
            {reading.data.slots.map((slot) => (
              <button
                key={slot.start}
                type="button"
                className={classes.slot}
                aria-pressed={chosen === slot.start}
                onClick={() => {
                  setChosen(slot.start);
                  setSaid("");
                  setAnyway(false);
                }}
              >
                <Clocks clocks={slot.clocks} />
              </button>
            ))}
          </fieldset>
        ) : null}
        <TextInput
          label={t`Or another time`}
          placeholder={i18n.locale.startsWith("zh") ? "下周二下午3点" : t`next Tuesday 9:00 there`}
          value={said}
          onChange={(event) => {
            setSaid(event.currentTarget.value);
            setChosen(null);
          }}
          error={reading.error && settled !== "" ? problemTitle(reading.error) : undefined}
          dir="auto"
          autoComplete="off"
        />
        <div aria-live="polite">
          {asked && reading.data?.start ? <Clocks clocks={reading.data.clocks} /> : null}
          {refused ? <Clocks clocks={(refused.document.clocks ?? []) as MeetingClock[]} /> : null}
        </div>
        {night || refused ? (
          <Checkbox
            label={t`They agreed to this hour`}
            checked={anyway}
            onChange={(event) => setAnyway(event.currentTarget.checked)}
          />
        ) : null}
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
          <Button
            type="submit"
            loading={send.isPending}
            disabled={!asked || guests.length === 0 || (night && !anyway)}
          >
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
