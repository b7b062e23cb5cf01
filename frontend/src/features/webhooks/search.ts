import { flag, oneOf, text } from "@/lib/search";

export const STATES = ["waiting", "delivered", "failed"] as const;
type State = (typeof STATES)[number];

export interface WebhookSearch {
  /** The state that the log shows alone. */
  state?: State;
  /** The delivery in the side panel, or "edit" for the form. */
  open?: string;
}

export const webhookSearch = (search: Record<string, unknown>): WebhookSearch => ({
  state: oneOf(search, "state", STATES),
  open: text(search, "open"),
});

export const webhooksSearch = (search: Record<string, unknown>): { add?: true } => ({
  add: flag(search, "add"),
});
