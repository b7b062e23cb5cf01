import createClient, { type Middleware } from "openapi-fetch";
import { currentLocale } from "@/i18n/activate";
import { setReachable } from "@/offline/connection";
import { READ_AT } from "@/offline/readAt";
import { ApiProblem } from "./problem";
import type { paths } from "./schema";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

export const API_PREFIX = "/api/v1";

/** The URL of a resource that the browser loads by itself: a download, an image, a stream. */
export const apiUrl = (path: string): string => `${API_PREFIX}${path}`;

/** A cookie that scripts may read. */
export function cookie(name: string): string | null {
  const entry = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return entry ? decodeURIComponent(entry.slice(name.length + 1)) : null;
}

let signInRequired: () => void = () => undefined;

/** Tells the client what to do when the session has ended; the router sends the reader to sign-in and back. */
export function onSignInRequired(callback: () => void): void {
  signInRequired = callback;
}

const middleware: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", currentLocale());
    if (!SAFE.has(request.method)) {
      const token = cookie("lading_csrf");
      if (token) request.headers.set("X-CSRF-Token", token);
    }
    return request;
  },
  async onResponse({ response }) {
    setReachable(!response.headers.has(READ_AT));
    if (response.ok) return undefined;
    const problem = await ApiProblem.from(response);
    if (problem.slug === "sign-in-required") signInRequired();
    throw problem;
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === "AbortError") return error;
    setReachable(false);
    return ApiProblem.offline();
  },
};

/** The typed client. Every call that does not succeed throws an ApiProblem. */
export const client = createClient<paths>({
  baseUrl: typeof location === "undefined" ? API_PREFIX : new URL(API_PREFIX, location.origin).href,
  // Looked up at each call, so that tests can replace it.
  fetch: (request) => globalThis.fetch(request),
});
client.use(middleware);

/** What a successful call answered. Failures have thrown before. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data: value } = await call;
  return value as T;
}

/** The header of an edit that must not overwrite a newer version. */
export const ifMatch = (version: number): { "If-Match": string } => ({ "If-Match": `"${version}"` });
