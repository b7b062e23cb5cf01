import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Meeting } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { problemTitle } from "@/ui/feedback/problemText";
import { toast } from "@/ui/feedback/toast";
import classes from "./meetings.module.css";
import { TimeChoice, useTimeChoice } from "./TimeChoice";
import { lengthOf, staleMeetings } from "./useMeetings";

/** Another hour for a meeting: ours is moved, of theirs we ask for it. */
export function MoveMeeting({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useLingui();
  const phone = useIsPhone();
  const queries = useQueryClient();
  const ours = meeting.side === "ours";
  const guests = [meeting.organizer, ...meeting.attendees]
    .filter(({ mine }) => !mine)
    .map(({ address }) => address);
  const minutes = lengthOf(meeting);
  const choice = useTimeChoice([...new Set(guests)], minutes);
  const [note, setNote] = useState("");
  const params = { path: { meeting_id: meeting.id } };
  const send = useMutation({
    mutationFn: () => {
      const { when, anyway } = choice;
      return ours
        ? data(client.POST("/meetings/{meeting_id}/moves", { params, body: { when, minutes, anyway } }))
        : data(client.POST("/meetings/{meeting_id}/proposals", { params, body: { when, note, anyway } }));
    },
    onSuccess: () => {
      toast(ours ? t`Everybody is asked for the new time by mail.` : t`Your proposal goes out by mail.`);
      onClose();
    },
    onSettled: () => invalidatePaths(queries, staleMeetings),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={ours ? t`Move the meeting` : t`Propose another time`}
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
        <bdi className={classes.title}>{meeting.summary}</bdi>
        <TimeChoice choice={choice} error={send.error} />
        {ours ? null : (
          <Textarea
            label={t`Note`}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            autosize
            minRows={2}
            dir="auto"
          />
        )}
        {send.error ? (
          <p className={classes.trouble} data-refused role="alert">
            {problemTitle(send.error)}
          </p>
        ) : null}
        <div className={classes.actions}>
          <Button type="submit" loading={send.isPending} disabled={!choice.ready}>
            {ours ? <Trans>Move it</Trans> : <Trans>Send the proposal</Trans>}
          </Button>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
