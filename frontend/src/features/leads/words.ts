import { msg } from "@lingui/core/macro";
import type { FormField, Lead, LeadFile, LeadRule } from "./types";

export const SOURCES = {
  mail: msg`Mail`,
  form: msg`Web form`,
  api: msg`API`,
  manual: msg`By hand`,
} satisfies Record<Lead["source"], unknown>;

export const METHODS = {
  round_robin: msg`In turn`,
  load: msg`Whoever has least to do`,
  awake: msg`Whoever is at work now`,
  fixed: msg`The first who is here`,
} satisfies Record<LeadRule["method"], unknown>;

export const PRIORITIES = {
  high: msg`High`,
  normal: msg`Normal`,
  low: msg`Low`,
} satisfies Record<LeadRule["priority"], unknown>;

export const EVENTS = {
  assigned: msg`Given out`,
  kept: msg`Stayed where it was`,
  unassigned: msg`Nobody was found`,
  reassigned: msg`Given to somebody else`,
  escalated: msg`Too late; managers were told`,
  answered: msg`Answered`,
  paused: msg`Clock stopped`,
  resumed: msg`Clock runs on`,
  done: msg`Closed as done`,
  dropped: msg`Closed as no inquiry`,
  reopened: msg`Opened again`,
} satisfies Record<LeadFile["events"][number]["kind"], unknown>;

export const FIELDS = {
  name: msg`Name`,
  email: msg`E-mail`,
  company: msg`Company`,
  phone: msg`Phone`,
  country: msg`Country`,
  product: msg`Product`,
  quantity: msg`Quantity`,
  message: msg`Message`,
  text: msg`A line of text`,
  choice: msg`A choice`,
} satisfies Record<FormField["kind"], unknown>;
