import { describe, expect, it } from "vitest";
import type { TimelineItem } from "@/api/types";
import { byDay, KINDS } from "./timelineDays";

const item = (id: string, at: string, kind: TimelineItem["kind"] = "message"): TimelineItem => ({
  id,
  kind,
  at,
  actor: null,
  contact: null,
  summary: "",
  conversation_id: null,
  message_id: null,
  direction: null,
  details: null,
  edited_at: null,
  company: null,
});
const day = (instant: string) => instant.slice(0, 10);

describe("byDay", () => {
  it("gathers what follows one another on a day, in the given order", () => {
    const items = [
      item("a", "2026-11-20T10:00:00Z"),
      item("b", "2026-11-20T08:00:00Z"),
      item("c", "2026-11-19T08:00:00Z"),
    ];
    expect(byDay(items, day).map(({ day: name, items: those }) => [name, those.map(({ id }) => id)])).toEqual(
      [
        ["2026-11-20", ["a", "b"]],
        ["2026-11-19", ["c"]],
      ],
    );
  });
});

describe("KINDS", () => {
  it("puts every kind under one way of narrowing at most", () => {
    const kinds = Object.values(KINDS).flat();
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
