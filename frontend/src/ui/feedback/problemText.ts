import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { isProblem } from "@/api/problem";

/** What happened, in one sentence: the server's own words when it sent any. */
export function problemTitle(error: unknown): string {
  if (isProblem(error, "offline")) return i18n._(msg`The server cannot be reached.`);
  if (isProblem(error) && error.title) return error.title;
  return i18n._(msg`Something went wrong on our side.`);
}

/** What to do about it. */
export function problemAdvice(error: unknown): string {
  if (isProblem(error, "offline")) {
    return i18n._(msg`Check your connection. What you typed is kept on this device.`);
  }
  if (isProblem(error) && error.detail) return error.detail;
  if (isProblem(error) && error.status >= 400 && error.status < 500) {
    return i18n._(msg`Nothing was changed.`);
  }
  return i18n._(msg`Nothing was lost. Try again; if it stays, tell your administrator the reference below.`);
}
