import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { components } from "@/api/schema";
import type { Tone } from "@/ui/records/StatusText";

type Schemas = components["schemas"];
export type Import = Schemas["CustomerImportView"];
export type ImportFile = Schemas["CustomerImportFile"];
export type Row = Schemas["CustomerImportRowView"];
export type Part = Schemas["ImportPart"];
export type Settings = Schemas["ImportSettings"];
export type Verdict = Row["verdict"];
export type Decision = NonNullable<Row["decision"]>;

interface Word {
  label: MessageDescriptor;
  tone: Tone;
}

export const VERDICTS: Record<Verdict, Word> = {
  new: { label: msg({ message: "New", context: "row of a file" }), tone: "ok" },
  same: { label: msg`Here already`, tone: "quiet" },
  doubtful: { label: msg`Doubtful`, tone: "warning" },
  refused: { label: msg`Refused`, tone: "danger" },
};

export const OUTCOMES: Record<NonNullable<Row["outcome"]>, Word> = {
  created: { label: msg`Made`, tone: "ok" },
  filled: { label: msg`Filled in`, tone: "ok" },
  unchanged: { label: msg`Nothing to add`, tone: "quiet" },
  skipped: { label: msg`Left out`, tone: "quiet" },
  refused: { label: msg`Refused`, tone: "danger" },
};

export const DECISIONS: Record<Decision, MessageDescriptor> = {
  fill: msg`Fill what is empty`,
  skip: msg`Leave out`,
  create: msg`Make it all the same`,
};

export const STATES: Record<Import["state"], Word> = {
  draft: { label: msg`Columns to be confirmed`, tone: "paused" },
  checking: { label: msg`Looking through the rows`, tone: "busy" },
  checked: { label: msg`Ready to import`, tone: "paused" },
  running: { label: msg`Importing`, tone: "busy" },
  done: { label: msg`Done`, tone: "ok" },
  cancelled: { label: msg`Stopped`, tone: "warning" },
  undoing: { label: msg`Undoing`, tone: "busy" },
  undone: { label: msg`Undone`, tone: "quiet" },
};

/** Whether the server is at it, so that the screen looks again by itself. */
export const isBusy = (state: Import["state"]) =>
  state === "checking" || state === "running" || state === "undoing";
