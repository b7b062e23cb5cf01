import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { middleOf, useOpenMessages } from "./useOpenMessages";

const open = (ids: string[], wanted?: string) =>
  renderHook((props: { ids: string[]; wanted?: string }) => useOpenMessages(props.ids, props.wanted), {
    initialProps: { ids, wanted },
  });

describe("useOpenMessages", () => {
  it("opens the newest mail", () => {
    const { result } = open(["1", "2", "3"]);
    expect([...result.current.open]).toEqual(["3"]);
    expect(result.current.first).toBe("3");
  });

  it("opens the mail that was asked for instead", () => {
    const { result } = open(["1", "2", "3"], "2");
    expect([...result.current.open]).toEqual(["2"]);
    expect(result.current.first).toBe("2");
  });

  it("opens a mail that arrives, and leaves those above as they are", () => {
    const { result, rerender } = open(["1", "2"]);
    act(() => result.current.toggle("1"));
    rerender({ ids: ["1", "2", "3"], wanted: undefined });
    expect([...result.current.open].sort()).toEqual(["1", "2", "3"]);
  });
});

describe("middleOf", () => {
  const ids = ["1", "2", "3", "4", "5", "6", "7"];

  it("leaves out the middle of a long conversation, but the first and the one before the open one", () => {
    expect(middleOf(ids, new Set(["7"]))).toEqual(["2", "3", "4", "5"]);
    expect(middleOf(ids, new Set(["4"]))).toEqual([]);
  });

  it("hides nothing of a short one", () => {
    expect(middleOf(["1", "2", "3", "4"], new Set(["4"]))).toEqual([]);
  });
});
