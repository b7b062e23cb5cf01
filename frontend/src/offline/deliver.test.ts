import { describe, expect, it } from "vitest";
import { deliver } from "./deliver";
import type { Waiting } from "./entry";
import type { WaitingStore } from "./store";
import { differences } from "./versions";

const SEAT = "seat-1";

function note(id: string, given: Partial<Waiting> = {}): Waiting {
  return {
    id,
    seat: SEAT,
    at: 0,
    kind: "note",
    title: "Wants forty",
    link: "/companies/1",
    method: "POST",
    path: "/companies/1/notes",
    body: { text: "Wants forty" },
    version: null,
    locale: "en",
    refusal: null,
    ...given,
  };
}

function memory(...entries: Waiting[]): WaitingStore & { kept: Map<string, Waiting> } {
  const kept = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    kept,
    of: async (seat) => [...kept.values()].filter((entry) => entry.seat === seat),
    put: async (entry) => void kept.set(entry.id, entry),
    remove: async (id) => void kept.delete(id),
    clear: async () => kept.clear(),
  };
}

const token = async () => "token";
const answer = (status: number, body: unknown = {}) => new Response(JSON.stringify(body), { status });

describe("deliver", () => {
  it("sends in order, each with its own key, and forgets what the server took", async () => {
    const store = memory(note("a"), note("b", { method: "PATCH", version: 3 }));
    const sent: Request[] = [];
    const done = await deliver(store, SEAT, token, async (request) => {
      sent.push(request);
      return answer(201);
    });
    expect(done).toEqual({ sent: 2, refused: 0, stopped: null });
    expect(sent.map(({ headers }) => headers.get("Idempotency-Key"))).toEqual(["a", "b"]);
    expect(sent.map(({ headers }) => headers.get("If-Match"))).toEqual([null, '"3"']);
    expect(sent[0]?.headers.get("X-CSRF-Token")).toBe("token");
    expect(store.kept.size).toBe(0);
  });

  it.each([
    ["offline", () => Promise.reject(new TypeError("no network"))],
    ["signed-out", async () => answer(401)],
    ["busy", async () => answer(503)],
    ["busy", async () => answer(429)],
  ])("stops and keeps everything: %s", async (stopped, send) => {
    const store = memory(note("a"), note("b"));
    expect(await deliver(store, SEAT, token, send)).toEqual({ sent: 0, refused: 0, stopped });
    expect([...store.kept.keys()]).toEqual(["a", "b"]);
  });

  it("keeps what was refused, with the reason and the other's version, and goes on with the rest", async () => {
    const store = memory(note("a", { method: "PATCH", version: 3 }), note("b"));
    const answers = [
      answer(412, { title: "Changed", current: { text: "Wants fifty", version: 4 } }),
      answer(201),
    ];
    const done = await deliver(store, SEAT, token, async () => answers.shift() ?? answer(500));
    expect(done).toEqual({ sent: 1, refused: 1, stopped: null });
    const refused = store.kept.get("a");
    expect(refused?.refusal).toMatchObject({ status: 412, title: "Changed" });
    expect(differences(refused as Waiting, refused?.refusal?.current ?? {})).toEqual([
      { field: "text", mine: "Wants forty", theirs: "Wants fifty" },
    ]);

    const again = await deliver(store, SEAT, token, async () => answer(500));
    expect(again).toEqual({ sent: 0, refused: 0, stopped: null });
  });

  it("sends nothing of another seat", async () => {
    const store = memory(note("a", { seat: "seat-2" }));
    expect(await deliver(store, SEAT, token, async () => answer(201))).toMatchObject({ sent: 0 });
    expect(store.kept.size).toBe(1);
  });
});

describe("differences", () => {
  it("reads HTML as text and people by their addresses", () => {
    const mine = note("a", {
      body: { html: "<p>One</p><p>Two &amp; three</p>", to: [{ name: "Ola", address: "ola@nord.example" }] },
    });
    expect(differences(mine, { html: "<p>One</p>", to: [] })).toEqual([
      { field: "html", mine: "One\nTwo & three", theirs: "One" },
      { field: "to", mine: "Ola ola@nord.example", theirs: "" },
    ]);
  });
});
