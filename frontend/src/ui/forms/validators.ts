import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Checks that save a round trip; the server's word is the one that counts. */
export const required = (value: string): string | null =>
  value.trim() === "" ? i18n._(msg`Please fill this in.`) : null;

export const email = (value: string): string | null =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : i18n._(msg`This is not a mail address.`);

export const MIN_PASSWORD = 10;

export const newPassword = (value: string): string | null =>
  value.length < MIN_PASSWORD ? i18n._(msg`Use at least ${MIN_PASSWORD} characters.`) : null;

export const port = (value: number | string): string | null => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 && number < 65_536
    ? null
    : i18n._(msg`A port is a number from 1 to 65535.`);
};
