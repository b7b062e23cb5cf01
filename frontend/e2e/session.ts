import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

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

/** Posts to the API as who is signed in on `page`; answers the body of what was made. */
// biome-ignore lint/suspicious/noExplicitAny: each path answers something else
export async function post(page: Page, path: string, data: unknown): Promise<any> {
  const csrf = (await page.context().cookies()).find(({ name }) => name === "lading_csrf")?.value ?? "";
  const headers = { "X-CSRF-Token": decodeURIComponent(csrf) };
  const answer = await page.request.post(`/api/v1${path}`, { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** A company with a name of its own. */
export async function aCompany(page: Page, given: object = {}): Promise<{ id: string; name: string }> {
  const name = `Walk ${Date.now()} Ltd`;
  return post(page, "/companies", { name, country: "NO", allow_duplicate: { reason: "test" }, ...given });
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
