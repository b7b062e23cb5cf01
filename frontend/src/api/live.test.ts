import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followChanges } from "./live";
import { pages, query } from "./query";

class FakeEventSource extends EventTarget {
  static opened: FakeEventSource[] = [];
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeEventSource.opened.push(this);
  }
  close() {
    this.closed = true;
  }
  change(kind: string) {
    this.dispatchEvent(new MessageEvent("change", { data: JSON.stringify({ kind, id: "1" }) }));
  }
}

const mailboxes = pages("/mailboxes").queryKey;
const mailbox = query("/mailboxes/{mailbox_id}", { params: { path: { mailbox_id: "1" } } }).queryKey;
const users = pages("/users").queryKey;

describe("followChanges", () => {
  let queries: QueryClient;
  let stop: () => void;
  const stale = (key: readonly unknown[]) => queries.getQueryState(key)?.isInvalidated;
  const latest = () => FakeEventSource.opened.at(-1) as FakeEventSource;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("EventSource", FakeEventSource);
    FakeEventSource.opened = [];
    queries = new QueryClient();
    for (const key of [mailboxes, mailbox, users]) queries.setQueryData<unknown>(key, {});
    stop = followChanges(queries);
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it("marks what shows a changed record as stale, and nothing else", async () => {
    latest().change("mailbox");
    await vi.advanceTimersByTimeAsync(500);
    expect([stale(mailboxes), stale(mailbox), stale(users)]).toEqual([true, true, false]);
  });

  it("gathers a burst into one renewal", async () => {
    const invalidate = vi.spyOn(queries, "invalidateQueries");
    for (let index = 0; index < 50; index += 1) latest().change("mailbox");
    await vi.advanceTimersByTimeAsync(500);
    expect(invalidate).toHaveBeenCalledOnce();
  });

  it("ignores kinds that it does not know", async () => {
    latest().change("spaceship");
    await vi.advanceTimersByTimeAsync(500);
    expect([stale(mailboxes), stale(users)]).toEqual([false, false]);
  });

  it("connects again after a break and then distrusts all it has, since events were missed", async () => {
    latest().dispatchEvent(new Event("error"));
    expect(latest().closed).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeEventSource.opened).toHaveLength(2);
    latest().dispatchEvent(new Event("open"));
    await vi.advanceTimersByTimeAsync(500);
    expect([stale(mailboxes), stale(users)]).toEqual([true, true]);
  });

  it("waits longer after each failure", async () => {
    latest().dispatchEvent(new Event("error"));
    await vi.advanceTimersByTimeAsync(1_000);
    latest().dispatchEvent(new Event("error"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeEventSource.opened).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeEventSource.opened).toHaveLength(3);
  });
});
