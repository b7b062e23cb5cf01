import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderApp } from "@/lib/testing/render";
import { clockAt, LocalTimeText } from "./LocalTimeText";

describe("clockAt", () => {
  it("adds an offset to an instant, over midnight and with half hours", () => {
    const at = Date.parse("2026-11-22T21:45:00Z");
    expect(clockAt("+03:00", at)).toBe("00:45");
    expect(clockAt("+05:30", at)).toBe("03:15");
    expect(clockAt("-03:00", at)).toBe("18:45");
  });
});

describe("LocalTimeText", () => {
  it("shows both clocks and says the state of their day in words", async () => {
    const value = {
      zone: "Europe/Istanbul",
      clock: "10:42",
      offset: "+03:00",
      day_state: "desk" as const,
      holiday: null,
      expected: false,
      text: "10:42 there",
    };
    renderApp(<LocalTimeText value={value} />);
    expect(await screen.findByText(/^\d\d:\d\d there · \d\d:\d\d here$/)).toBeInTheDocument();
    expect(screen.getByLabelText("At the desk")).toBeInTheDocument();
  });
});
