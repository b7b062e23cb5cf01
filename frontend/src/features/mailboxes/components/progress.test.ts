import { describe, expect, it } from "vitest";
import { pace, progressPercent } from "./progress";

const now = Date.parse("2026-11-22T06:10:00Z");
const running = {
  found: 1_000,
  stored: 490,
  skipped: 10,
  left: 500,
  newest_at: null,
  started_at: "2026-11-22T06:00:00Z",
  finished_at: null,
};

describe("progress of a mailbox", () => {
  it("counts what was left out as dealt with", () => {
    expect(progressPercent(running)).toBe(50);
    expect(progressPercent({ ...running, found: 0, left: 0 })).toBe(0);
  });

  it("tells the pace and the end while it runs, and nothing before or after", () => {
    expect(pace(running, now)).toEqual({ perMinute: 50, minutesLeft: 10 });
    expect(pace({ ...running, finished_at: "2026-11-22T06:09:00Z" }, now)).toBeNull();
    expect(pace({ ...running, started_at: "2026-11-22T06:10:00Z" }, now)).toBeNull();
  });
});
