/** What was written and has not reached the server: shown in a list by these kinds. */
export type WaitingKind = "note" | "call" | "meeting" | "done" | "snooze" | "follow_up" | "draft" | "file";

/** Why the server did not take it. `current` is the record as somebody else left it, of a conflict. */
export interface Refusal {
  title: string;
  status: number;
  reference: string | null;
  current: Record<string, unknown> | null;
}

/**
 * One request that waits for the network. Its `id` is the Idempotency-Key of every attempt, so that the server carries
 * it out once however often it is sent.
 */
export interface Waiting {
  id: string;
  /** The seat of who wrote it: nobody else's session sends or shows it. */
  seat: string;
  /** When it was written, in ms. */
  at: number;
  kind: WaitingKind;
  /** What it says, in one line. */
  title: string;
  /** Where in the app the record is that it belongs to. */
  link: string;
  method: "POST" | "PUT" | "PATCH";
  /** Below the API's prefix, with its query. */
  path: string;
  /** JSON, or a file as it is. */
  body: Record<string, unknown> | Blob;
  /** The version that its author saw (`If-Match`). */
  version: number | null;
  /** The language that refusals are wanted in. */
  locale: string;
  refusal: Refusal | null;
}

export type NewWaiting = Omit<Waiting, "id" | "seat" | "at" | "locale" | "refusal">;

/** Whether it goes out by itself; what was refused waits for a person. */
export const goesOut = (entry: Waiting): boolean => entry.refusal === null;
