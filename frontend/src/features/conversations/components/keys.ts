import { msg } from "@lingui/core/macro";

/** The group of the inbox's keys in the help of `?`. */
export const INBOX_KEYS = msg`Inbox`;
