import type { Mailbox, MailboxChange, MailboxNew, MailboxSettings, Server } from "@/api/types";
import { email, port, required } from "@/ui/forms/validators";

/** What the forms of a mailbox hold. The names are those of the API, so that its refusals find their fields. */
export interface MailboxValues extends Record<string, unknown> {
  address: string;
  display_name: string;
  username: string;
  secret: string;
  sync_since: string;
  /** Who sees its mail: everybody, its owner, or `team:<id>`. */
  sight: string;
  imap: Server;
  /** Whether mail is also sent through this mailbox. */
  sends: boolean;
  smtp: Server;
}

const IMAP: Server = { host: "", port: 993, security: "tls" };
const SMTP: Server = { host: "", port: 465, security: "tls" };

export const emptyMailbox: MailboxValues = {
  address: "",
  display_name: "",
  username: "",
  secret: "",
  sync_since: "",
  sight: "all",
  imap: IMAP,
  sends: true,
  smtp: SMTP,
};

export const valuesOf = (mailbox: Mailbox): MailboxValues => ({
  ...emptyMailbox,
  address: mailbox.address,
  display_name: mailbox.display_name,
  username: mailbox.username,
  imap: mailbox.imap ?? IMAP,
  sends: mailbox.smtp !== null,
  smtp: mailbox.smtp ?? SMTP,
});

/** The part of the form that was found for an address. */
export const found = (settings: MailboxSettings): Partial<MailboxValues> => ({
  username: settings.username,
  imap: settings.imap,
  sends: true,
  smtp: settings.smtp,
});

type Sight = Required<Pick<MailboxNew, "visibility" | "team_id">>;

/** Who sees the mail, as the API takes it. */
export const sightOf = (sight: string): Sight =>
  sight.startsWith("team:")
    ? { visibility: "team", team_id: sight.slice("team:".length) }
    : { visibility: sight === "owner" ? "owner" : "all", team_id: null };

/** What a new mailbox is called, how far back it goes and who sees it. */
export const optionsOf = ({ display_name, sync_since, sight }: MailboxValues) => ({
  display_name: display_name.trim(),
  sync_since: sync_since || null,
  ...sightOf(sight),
});

const server = (value: Server): Server => ({ ...value, host: value.host.trim(), port: Number(value.port) });

const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** Only what the reader changed, so that a colleague's edit of something else survives. */
export function changes(values: MailboxValues, mailbox: Mailbox): MailboxChange {
  const { username, imap, smtp } = connection(values);
  const before = connection(valuesOf(mailbox));
  const change: MailboxChange = {};
  if (values.display_name.trim() !== mailbox.display_name) change.display_name = values.display_name.trim();
  if (username !== before.username) change.username = username ?? mailbox.address;
  if (differs(imap, before.imap)) change.imap = imap;
  if (differs(smtp, before.smtp)) change.smtp = smtp;
  if (values.secret !== "") change.secret = values.secret;
  return change;
}

/** What the API takes for signing in to the servers. */
export const connection = (values: MailboxValues) => ({
  address: values.address.trim(),
  username: values.username.trim() || null,
  imap: server(values.imap),
  smtp: values.sends ? server(values.smtp) : null,
});

const whenSends =
  <Value>(check: (value: Value) => string | null) =>
  (value: Value, values: MailboxValues) =>
    values.sends ? check(value) : null;

export const checks = {
  address: email,
  imap: { host: required, port },
  smtp: { host: whenSends(required), port: whenSends(port) },
};
