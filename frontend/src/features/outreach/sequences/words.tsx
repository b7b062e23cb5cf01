import { Plural, Trans } from "@lingui/react/macro";
import { StatusText, type Tone } from "@/ui/records/StatusText";
import type { Enrolment, SequenceRow, Step } from "./types";

/** How long a letter waits, in words: "2 working days after the letter before". */
export function WaitText({ step, first }: { step: Pick<Step, "wait" | "wait_unit">; first: boolean }) {
  const { wait, wait_unit } = step;
  if (wait === 0)
    return first ? (
      <Trans>In the next good moment there</Trans>
    ) : (
      <Trans>Right after the letter before</Trans>
    );
  if (wait_unit === "hours")
    return first ? (
      <Plural
        value={wait}
        one="# working hour after they were put in"
        other="# working hours after they were put in"
      />
    ) : (
      <Plural
        value={wait}
        one="# working hour after the letter before"
        other="# working hours after the letter before"
      />
    );
  return first ? (
    <Plural
      value={wait}
      one="# working day after they were put in"
      other="# working days after they were put in"
    />
  ) : (
    <Plural
      value={wait}
      one="# working day after the letter before"
      other="# working days after the letter before"
    />
  );
}

const STATUS_TONES: Record<SequenceRow["status"], Tone> = {
  draft: "quiet",
  running: "ok",
  paused: "paused",
  archived: "quiet",
};

/** Whether a sequence runs. */
export function SequenceStatus({ status }: { status: SequenceRow["status"] }) {
  return (
    <StatusText tone={STATUS_TONES[status]}>
      {status === "running" ? (
        <Trans>Running</Trans>
      ) : status === "paused" ? (
        <Trans>Paused</Trans>
      ) : status === "draft" ? (
        <Trans>Draft</Trans>
      ) : (
        <Trans>Archived</Trans>
      )}
    </StatusText>
  );
}

const STATE_TONES: Record<Enrolment["state"], Tone> = {
  active: "busy",
  paused: "paused",
  held: "warning",
  finished: "ok",
  stopped: "quiet",
};

/** What somebody's state in a sequence is called. */
export function StateName({ state }: { state: Enrolment["state"] }) {
  switch (state) {
    case "active":
      return <Trans>On the way</Trans>;
    case "paused":
      return <Trans>Paused</Trans>;
    case "held":
      return <Trans>Needs you</Trans>;
    case "finished":
      return <Trans>Got all letters</Trans>;
    default:
      return <Trans>Stopped</Trans>;
  }
}

/** Where somebody is in a sequence. */
export function EnrolmentState({ state }: { state: Enrolment["state"] }) {
  return (
    <StatusText tone={STATE_TONES[state]}>
      <StateName state={state} />
    </StatusText>
  );
}
