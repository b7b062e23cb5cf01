import { type APIRequestContext, type Browser, expect, type Page, request } from "@playwright/test";
import { test } from "./session";

const PASSWORD = "correct horse battery";

interface Caller {
  api: APIRequestContext;
  post: (path: string, body?: unknown) => Promise<Record<string, string>>;
  patch: (path: string, body: unknown) => Promise<void>;
}

/** Speaks to the API as whoever the context is signed in as. */
async function caller(
  baseURL: string,
  storage: Awaited<ReturnType<APIRequestContext["storageState"]>>,
): Promise<Caller> {
  const api = await request.newContext({ baseURL, storageState: storage });
  const token = storage.cookies.find(({ name }) => name === "lading_csrf")?.value ?? "";
  const headers = { "X-CSRF-Token": decodeURIComponent(token) };
  return {
    api,
    post: async (path, body) => {
      const answer = await api.post(`/api/v1${path}`, { data: body, headers });
      expect(answer.ok(), await answer.text()).toBe(true);
      const text = await answer.text();
      return text ? JSON.parse(text) : {};
    },
    patch: async (path, body) => {
      const answer = await api.patch(`/api/v1${path}`, {
        data: body,
        headers: { ...headers, "If-Match": '"1"' },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
    },
  };
}

/** A colleague who has just accepted an invitation; answers their page and seat. */
async function invited(
  browser: Browser,
  owner: Caller,
  baseURL: string,
  name: string,
): Promise<[Page, string]> {
  const email = `${name.toLowerCase()}-${Date.now()}@people.example`;
  const { link = "" } = await owner.post("/invitations", { email, role: "rep" });
  const context = await browser.newContext({
    baseURL,
    locale: "en",
    storageState: { cookies: [], origins: [] },
  });
  const accepted = await context.request.post("/api/v1/invitation-acceptances", {
    data: { token: link.split("#")[1], password: PASSWORD, name, locale: "en", time_zone: "UTC" },
  });
  expect(accepted.ok(), await accepted.text()).toBe(true);
  const users = await (await owner.api.get("/api/v1/users")).json();
  const seat = users.items.find((one: { email: string }) => one.email === email).id;
  return [await context.newPage(), seat];
}

// biome-ignore lint/correctness/noEmptyPattern: Playwright asks for one
test.beforeEach(({}, info) => {
  test.skip(info.project.name !== "en-1440", "It reads English words, and changes what all share.");
});

test("duplicates are reviewed, merged and the merge undone by keyboard", async ({ page, session }, info) => {
  const { baseURL = "" } = info.project.use;
  const owner = await caller(baseURL, session);
  const name = `Corvus Lamps ${Date.now()}`;
  const site = `https://corvus-${Date.now()}.example`;
  const first = await owner.post("/companies", { name, city: "Riga", website: site });
  const second = await owner.post("/companies", { name: `Another ${Date.now()}`, city: "Kiel" });
  await owner.patch(`/companies/${second.id}`, { name: `${name} GmbH`, website: site });
  await owner.post("/duplicates/searches");

  await page.goto("/duplicates");
  const group = page.getByRole("button", { name: new RegExp(`${name} ${name} GmbH`) });
  await expect(async () => {
    await page.reload();
    await expect(group).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await group.click();
  const table = page.getByRole("table");
  await expect(table.getByRole("columnheader", { name: new RegExp(`^${name} GmbH`) })).toBeVisible();
  await table.getByRole("button", { name: "Kiel" }).click();
  await expect(table.getByRole("button", { name: "Kiel" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("w");
  await page.keyboard.press("m");
  await expect(page.getByText("2 records are one now.")).toBeVisible();
  await expect(group).toHaveCount(0);

  // An old link leads on.
  await page.goto(`/companies/${first.id}`);
  await expect(page).toHaveURL(new RegExp(`/companies/${second.id}`));
  await expect(page.getByText(new RegExp(`Merged with ${name}`))).toBeVisible();
  await page.getByRole("button", { name: "Undo the merge" }).click();
  await expect(page.getByText("The merge is undone.")).toBeVisible();
  await page.goto(`/companies/${first.id}`);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
});

test("whose customer: a verdict that tells nothing, an appeal, a manager's decision", async ({
  page,
  session,
  browser,
}, info) => {
  const { baseURL = "" } = info.project.use;
  const owner = await caller(baseURL, session);
  const [, wei] = await invited(browser, owner, baseURL, "Wei");
  const [lin] = await invited(browser, owner, baseURL, "Lin");
  const name = `Tern Cables ${Date.now()}`;
  const domain = `tern-${Date.now()}.example`;
  const company = await owner.post("/companies", { name, domain, owner_id: wei, phone: "+49 431 7654321" });

  await lin.goto("/overlap");
  await lin.getByRole("textbox", { name: /Name, domain/ }).fill(domain);
  await lin.keyboard.press("Enter");
  await expect(lin.getByText("Customer of Wei")).toBeVisible();
  await expect(lin.getByText(name)).toHaveCount(0);
  await lin.getByRole("button", { name: "Ask a manager to decide" }).click();
  await lin.getByRole("textbox", { name: /Why should this customer/ }).fill("I met them in Canton.");
  await lin.getByRole("button", { name: "Send to the manager" }).click();
  await expect(lin.getByText("Waits for a decision").first()).toBeVisible();

  await page.goto("/overlap");
  const appeal = page.getByRole("listitem").filter({ hasText: name });
  await expect(appeal.getByText("I met them in Canton.")).toBeVisible();
  await appeal.getByRole("textbox", { name: "A word to both" }).fill("As agreed");
  await appeal.getByRole("button", { name: "Hand over" }).click();
  await expect(appeal.getByText("Handed over")).toBeVisible();

  await lin.goto("/overlap");
  const outcome = lin.getByRole("listitem").filter({ hasText: name });
  await expect(outcome.getByText("As agreed")).toBeVisible();
  const now = await (await owner.api.get(`/api/v1/companies/${company.id}`)).json();
  expect(now.owner.name).toBe("Lin");
});
