import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

/** Rooms whose screens open after the first one: their texts are loaded beside it (`src/i18n/later.ts`). */
const LATER = [
  ...[
    "erp",
    "trade",
    "pool",
    "leads",
    "reports",
    "pipeline",
    "meetings",
    "jobs",
    "reading",
    "mailboxes",
    "custom-fields",
    "webhooks",
    "customers/imports",
  ],
  ...["domains", "sequences", "suppression", "templates", "tracking"].map((part) => `outreach/${part}`),
].map((room) => `src/features/${room}`);
const TESTS = "**/*.test.*";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh-CN", "ar"],
  catalogs: [
    {
      path: "<rootDir>/src/i18n/locales/{locale}",
      include: ["src"],
      exclude: [TESTS, ...LATER.map((room) => `${room}/**`)],
    },
    { path: "<rootDir>/src/i18n/later/{locale}", include: LATER, exclude: [TESTS] },
  ],
  format: formatter({ lineNumbers: false, origins: true }),
  orderBy: "messageId",
});
