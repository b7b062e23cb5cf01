import { defineConfig } from "@playwright/test";

/**
 * Against a running Lading (`lading up`): LADING_E2E_URL says where, LADING_E2E_EMAIL and LADING_E2E_PASSWORD who signs
 * in. The browser is Debian's Chromium unless LADING_CHROMIUM names another.
 */
const languages = ["zh-CN", "en", "ar"];
const widths = [1440, 390];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Pictures are for looking at (`make shots`).
  testIgnore: process.env.LADING_SHOTS ? [] : ["shots.spec.ts"],
  reporter: [["list"]],
  // A loaded machine is slow; time never decides a test.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  // A walk that fails runs once more and is then listed as flaky.
  retries: 1,
  workers: 1,
  use: {
    baseURL: process.env.LADING_E2E_URL ?? "http://127.0.0.1:8000",
    launchOptions: {
      executablePath: process.env.LADING_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
    contextOptions: { reducedMotion: "reduce" },
    // Every test is a browser of its own, which would fetch the whole app anew; those about it allow it.
    serviceWorkers: "block",
    trace: "retain-on-failure",
  },
  projects: languages.flatMap((locale) =>
    widths.map((width) => ({
      name: `${locale}-${width}`,
      use: {
        locale,
        viewport: { width, height: width < 500 ? 844 : 900 },
        hasTouch: width < 500,
      },
    })),
  ),
});
