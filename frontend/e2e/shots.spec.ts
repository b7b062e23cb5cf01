import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./session";

const folder = process.env.LADING_SHOTS ?? "";

const SCREENS: Record<string, string> = {
  inbox: "/inbox",
  companies: "/companies",
  contacts: "/contacts",
  profile: "/settings/profile",
  mailboxes: "/settings/mailboxes",
  "mailbox-new": "/settings/mailboxes/new",
  imports: "/settings/mailboxes/imports",
  "mailbox-sign-in": "/settings/mailboxes/sign-in",
  users: "/settings/users",
  "api-keys": "/settings/api-keys",
  audit: "/settings/audit",
  "failed-jobs": "/settings/failed-jobs",
};

/** Lists whose first record has a page of its own. */
const RECORDS: Record<string, { list: string; page: string }> = {
  conversation: { list: "/conversations?folder=inbox&kind=human&limit=10", page: "/inbox?conversation=" },
  company: { list: "/companies?sort=-last_message_at&limit=3", page: "/companies/" },
  contact: { list: "/contacts?limit=1", page: "/contacts/" },
  mailbox: { list: "/mailboxes", page: "/settings/mailboxes/" },
};

async function shoot(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.locator("[aria-busy=true], .mantine-Skeleton-root")).toHaveCount(0);
  await page.screenshot({ path: join(folder, `${name}-${test.info().project.name}.png`) });
}

test.describe("pictures of every screen", () => {
  test.describe.configure({ timeout: 150_000 });
  test.skip(folder === "", "LADING_SHOTS names the folder for the pictures (make shots)");

  test.beforeEach(async ({ page }) => {
    // The demo's mail becomes companies one after the other; a picture of a half-filled table says nothing.
    const total = async () => {
      const answer = await page.request.get("/api/v1/companies?with_total=true&limit=1");
      return ((await answer.json()) as { total: number }).total;
    };
    await expect.poll(total, { timeout: 120_000 }).toBeGreaterThanOrEqual(30);
  });

  for (const [name, address] of Object.entries(SCREENS)) {
    test(name, ({ page }) => shoot(page, address, name));
  }
  for (const [name, { list, page: address }] of Object.entries(RECORDS)) {
    test(name, async ({ page }) => {
      const answer = await page.request.get(`/api/v1${list}`);
      const { items } = (await answer.json()) as { items: { id: string }[] };
      const record = items.at(-1);
      expect(record).toBeDefined();
      await shoot(page, `${address}${record?.id}`, name);
    });
  }
  test("sign-in", async ({ page }) => {
    await page.context().clearCookies();
    await shoot(page, "/sign-in", "sign-in");
  });
});
