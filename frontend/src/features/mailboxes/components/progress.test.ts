import { describe, expect, it } from "vitest";
import type { Mailbox } from "@/api/types";
import { minutesLeft, perMinute, progressPercent } from "./progress";

const now = Date.parse("2026-11-22T06:10:00Z");
const running: Mailbox["progress"] = {
  found: 1_000,
  stored: 490,
  skipped: 10,
  left: 500,
  newest_at: null,
  started_at: "2026-11-22T06:00:00Z",
  finished_at: null,
  per_second: 0.8,
  bytes_stored: 1_000_000,
  expected_end: "2026-11-22T06:19:30Z",
  phase: "backfill",
  waiting_until: null,
};

describe("progress of a mailbox", () => {
  it("counts what was left out as dealt with", () => {
    expect(progressPercent(running)).toBe(50);
    expect(progressPercent({ ...running, found: 0, left: 0 })).toBe(0);
  });

  it("tells the pace and the end as the engine measured them, and nothing where it did not", () => {
    expect(perMinute(running)).toBe(48);
    expect(minutesLeft(running, now)).toBe(10);
    expect(perMinute({ ...running, per_second: null })).toBeNull();
    expect(minutesLeft({ ...running, expected_end: null }, now)).toBeNull();
  });
});
