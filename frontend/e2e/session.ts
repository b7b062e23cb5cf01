import { type BrowserContext, test as base, expect } from "@playwright/test";

const email = process.env.LADING_E2E_EMAIL ?? "";
const password = process.env.LADING_E2E_PASSWORD ?? "";

/** Signs in by the API and sets the user's language to that of the project. */
async function signIn(context: BrowserContext, baseURL: string, locale: string): Promise<void> {
  const signedIn = await context.request.post(`${baseURL}/api/v1/session`, { data: { email, password } });
  expect(signedIn.ok(), await signedIn.text()).toBe(true);
  const token = (await context.cookies()).find(({ name }) => name === "lading_csrf")?.value ?? "";
  const headers = { "X-CSRF-Token": decodeURIComponent(token) };
  const changed = await context.request.patch(`${baseURL}/api/v1/profile`, { data: { locale }, headers });
  expect(changed.ok(), await changed.text()).toBe(true);
}

interface Fixtures {
  /** What the browser's console complained about; a test that uses it fails on any. */
  complaints: string[];
}

interface WorkerFixtures {
  /** The cookies of one sign-in, shared by all tests of a worker. */
  session: Awaited<ReturnType<BrowserContext["storageState"]>>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  session: [
    async ({ browser }, use, info) => {
      const { baseURL = "", locale = "en" } = info.project.use;
      const context = await browser.newContext();
      await signIn(context, baseURL, locale);
      const state = await context.storageState();
      await context.close();
      await use(state);
    },
    { scope: "worker" },
  ],
  storageState: async ({ session }, use) => use(session),
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await use(complaints);
    expect(complaints).toEqual([]);
  },
});

export { expect };
