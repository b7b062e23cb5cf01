import { describe, expect, it } from "vitest";
import type { Mailbox } from "@/api/types";
import { changes, connection, emptyMailbox, valuesOf } from "./form";

const mailbox: Mailbox = {
  id: "m1",
  address: "sales@ningbo.example",
  display_name: "Sales",
  kind: "imap",
  provider: null,
  imap: { host: "imap.ningbo.example", port: 993, security: "tls" },
  smtp: null,
  username: "sales@ningbo.example",
  status: "live",
  visibility: "all",
  problem: null,
  progress: {
    found: 0,
    stored: 0,
    skipped: 0,
    left: 0,
    newest_at: null,
    started_at: null,
    finished_at: null,
    per_second: null,
    bytes_stored: 0,
    expected_end: null,
    phase: "up_to_date",
    waiting_until: null,
  },
  server_alerts: [],
  auth: "password",
  signed_in: null,
  team_id: null,
  owner_id: null,
  last_checked_at: null,
  sync_since: null,
  created_at: "2026-11-22T06:00:00Z",
  version: 1,
};

describe("form of a mailbox", () => {
  it("sends only what was changed, and a secret only when one was typed", () => {
    const values = valuesOf(mailbox);
    expect(changes(values, mailbox)).toEqual({});
    expect(changes({ ...values, secret: "new", imap: { ...values.imap, port: 143 } }, mailbox)).toEqual({
      secret: "new",
      imap: { host: "imap.ningbo.example", port: 143, security: "tls" },
    });
  });

  it("leaves sending out when the mailbox only reads", () => {
    expect(connection({ ...emptyMailbox, address: " a@b.example ", sends: false })).toMatchObject({
      address: "a@b.example",
      username: null,
      smtp: null,
    });
  });
});
