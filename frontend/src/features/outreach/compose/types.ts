import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Outgoing = Schemas["OutgoingView"];
export type Sender = Schemas["SenderView"];
export type OutgoingFile = Schemas["FileView"];
export type FileCopy = Schemas["FileCopy"];
export type CustomerDocument = Schemas["CompanyDocument"];
export type TemplateChoice = Schemas["TemplateChoiceView"];
export type Warned = Schemas["WarningView"];
export type Mode = Outgoing["mode"];

/** Somebody to write to. */
export interface Party {
  address: string;
  name: string;
}

export type RecipientKind = "to" | "cc" | "bcc";

/** What a person edits of a draft, apart from its files. */
export interface Writing {
  to: Party[];
  cc: Party[];
  bcc: Party[];
  subject: string;
  html: string;
  sender_id: string | null;
  with_signature: boolean;
  with_quote: boolean;
  template_id: string | null;
  /** Which version of the template, and why. */
  template_choice: Pick<TemplateChoice, "language" | "wanted" | "reason"> | null;
  /** What lists of mail show after the subject. */
  preheader: string;
}

const parties = (outgoing: Outgoing, kind: RecipientKind): Party[] =>
  outgoing.recipients.filter((each) => each.kind === kind).map(({ address, name }) => ({ address, name }));

const choiceOf = (choice: TemplateChoice | null): Writing["template_choice"] =>
  choice && { language: choice.language, wanted: choice.wanted, reason: choice.reason };

/** The editable part of a draft as the server has it. */
export const writingOf = (outgoing: Outgoing): Writing => ({
  to: parties(outgoing, "to"),
  cc: parties(outgoing, "cc"),
  bcc: parties(outgoing, "bcc"),
  subject: outgoing.subject,
  html: outgoing.html,
  sender_id: outgoing.sender_id,
  with_signature: outgoing.with_signature,
  with_quote: outgoing.with_quote,
  template_id: outgoing.template_id,
  template_choice: choiceOf(outgoing.template_choice),
  preheader: outgoing.preheader,
});

/** What of `next` differs from `before`: what a save has to carry. */
export function changesOf(before: Writing, next: Writing): Partial<Writing> {
  const changed: Partial<Writing> = {};
  for (const key of Object.keys(next) as (keyof Writing)[]) {
    if (JSON.stringify(before[key]) !== JSON.stringify(next[key]))
      Object.assign(changed, { [key]: next[key] });
  }
  return changed;
}

/** Addresses out of what was typed or pasted: "Ana Lima <ana@x.com>; bo@y.com". */
export function parseParties(text: string): Party[] {
  return text
    .split(/[,;\n\t]+/)
    .map((piece) => {
      const named = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(piece);
      return named ? { name: named[1] ?? "", address: named[2] ?? "" } : { name: "", address: piece.trim() };
    })
    .filter(({ address }) => address !== "");
}

/** Whether it looks like an address; the server decides. */
export const looksLikeAddress = (address: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(address);
