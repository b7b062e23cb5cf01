import { vi } from "vitest";

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Handler = (call: Call) => Answer | Promise<Answer>;

/** An answer with a problem document, as the server sends it. */
export const problem = (slug: string, status: number, more: Record<string, unknown> = {}): Answer => ({
  status,
  body: { type: `/problems/${slug}`, title: slug, status, ...more },
  headers: { "Content-Type": "application/problem+json" },
});

/**
 * Puts a fake in the place of fetch. Handlers are found by "METHOD /path" without the API's prefix; a plain
 * value is a 200 with that body. What has no handler answers 404. Returns the calls that were made.
 */
export function fakeApi(handlers: Record<string, Handler | unknown>): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (input: Request) => {
    const url = new URL(input.url);
    const text = await input.text();
    const call: Call = {
      method: input.method,
      path: url.pathname.replace(/^\/api\/v1/, ""),
      query: url.searchParams,
      headers: input.headers,
      body: text ? JSON.parse(text) : undefined,
    };
    calls.push(call);
    const handler = handlers[`${call.method} ${call.path}`];
    const answer: Answer =
      handler === undefined
        ? problem("not-found", 404)
        : typeof handler === "function"
          ? await (handler as Handler)(call)
          : { body: handler };
    const status = answer.status ?? (answer.body === undefined ? 204 : 200);
    const body = answer.body === undefined ? null : JSON.stringify(answer.body);
    return new Response(body, { status, headers: { "Content-Type": "application/json", ...answer.headers } });
  });
  return calls;
}
