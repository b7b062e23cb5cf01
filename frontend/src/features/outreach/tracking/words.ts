import { msg } from "@lingui/core/macro";
import type { Tone } from "@/ui/records/StatusText";
import type { Hit, Mode, Plan, Suppression, TrackedRecipient } from "./types";

export const MODES: Record<Mode, ReturnType<typeof msg>> = {
  off: msg`Record nothing`,
  aggregate: msg`Count only, of nobody in particular`,
  consent: msg`Only whoever agreed to it`,
  individual: msg`Record opens and clicks`,
};

export const WHY: Record<Plan["why"], ReturnType<typeof msg>> = {
  no_host: msg`There is no tracking host: ask an administrator to set one up.`,
  policy: msg`So your company has chosen for this country.`,
  refused: msg`They said no to it.`,
  no_consent: msg`The law of their country asks for their consent, and they have not given it.`,
  granted: msg`They agreed to it.`,
  unknown_country: msg`Nobody knows their country.`,
  another_recipient: msg`One of the recipients may not be tracked, and all get the same letter.`,
  no_html: msg`The letter is plain text.`,
};

export const REASONS: Record<Suppression["reason"], ReturnType<typeof msg>> = {
  unsubscribed: msg`Unsubscribed`,
  hard_bounce: msg`Address does not exist`,
  soft_bounces: msg`Bounced on three days`,
  complaint: msg`Called our mail unwanted`,
  typed: msg`Entered by us`,
};

export const STATUSES: Record<TrackedRecipient["status"], ReturnType<typeof msg>> = {
  pending: msg`Not sent yet`,
  sent: msg`Sent`,
  delivered: msg`Delivered`,
  opened: msg`Opened`,
  clicked: msg`Followed a link`,
  read: msg`Read, says their program`,
  auto_replied: msg`Automatic answer`,
  replied: msg`Answered`,
  bounced: msg`Did not arrive`,
  complained: msg`Complained`,
  unsubscribed: msg`Unsubscribed`,
};

export const STATUS_TONES: Record<TrackedRecipient["status"], Tone> = {
  pending: "quiet",
  sent: "quiet",
  delivered: "quiet",
  opened: "ok",
  clicked: "ok",
  read: "ok",
  auto_replied: "paused",
  replied: "ok",
  bounced: "danger",
  complained: "danger",
  unsubscribed: "warning",
};

export const VERDICTS: Record<Hit["verdict"], ReturnType<typeof msg>> = {
  machine: msg`A machine`,
  unknown: msg`Nobody can tell`,
  human: msg`Probably a person`,
  certain: msg`Certainly a person`,
  own: msg`Yourselves`,
};

export const VERDICT_TONES: Record<Hit["verdict"], Tone> = {
  machine: "quiet",
  unknown: "warning",
  human: "ok",
  certain: "ok",
  own: "quiet",
};
