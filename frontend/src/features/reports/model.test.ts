import { describe, expect, test } from "vitest";
import { daysOf, questionOf, type Ready, readOnly, writeOnly } from "./model";

const today = new Date("2026-02-10T12:00:00Z");

describe("daysOf", () => {
  test("holds both ends, over the end of a year too", () => {
    expect(daysOf("month", today)).toEqual({ since: "2026-02-01", until: "2026-02-28" });
    expect(daysOf("quarter", today)).toEqual({ since: "2026-01-01", until: "2026-03-31" });
    expect(daysOf("months12", today)).toEqual({ since: "2025-03-01", until: "2026-02-28" });
    expect(daysOf("all", today)).toEqual({});
  });
});

test("filters survive the URL, with values that hold its signs", () => {
  const only = [
    { dimension: "product", values: ["Mug, blue; 1:1", null] },
    { dimension: "country", values: ["DE", "BR"] },
  ];
  expect(readOnly(writeOnly(only))).toEqual(only);
  expect(writeOnly([])).toBeUndefined();
});

test("the URL changes what a ready report asks", () => {
  const ready: Ready = {
    key: "x",
    title: "",
    description: "",
    chart: "bar",
    query: {
      subject: "deals",
      measures: ["count"],
      by: ["stage"],
      filters: [{ dimension: "status", values: ["open"] }],
    },
  };
  const asked = questionOf(ready, { by: "country", by2: "owner", period: "month", only: "team:t" }, today);
  expect(asked.by).toEqual(["country", "owner"]);
  expect(asked.filters).toEqual([
    { dimension: "status", values: ["open"] },
    { dimension: "team", values: ["t"] },
  ]);
  expect([asked.since, asked.until]).toEqual(["2026-02-01", "2026-02-28"]);
  expect(questionOf(ready, { by: "none" }, today).by).toEqual([]);
});
