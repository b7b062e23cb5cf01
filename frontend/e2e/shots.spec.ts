import { join } from "node:path";
import type { Page } from "@playwright/test";
import { RECORD_SCREENS, SCREENS } from "./places";
import { expect, test } from "./session";

const folder = process.env.LADING_SHOTS ?? "";

/** A file's name for an address: "/deals?shape=table" becomes "deals-shape-table". */
const nameOf = (address: string) => address.replace(/^\//, "").replace(/[^\w]+/g, "-") || "home";

async function shoot(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.locator("[aria-busy=true], .mantine-Skeleton-root")).toHaveCount(0);
  await page.screenshot({ path: join(folder, `${name}-${test.info().project.name}.png`) });
}

test.describe("pictures of every screen", () => {
  test.describe.configure({ timeout: 150_000 });

  test.beforeEach(async ({ page }) => {
    // The demo's mail becomes companies one after the other; a picture of a half-filled table says nothing.
    const total = async () => {
      const answer = await page.request.get("/api/v1/companies?with_total=true&limit=1");
      return ((await answer.json()) as { total: number }).total;
    };
    await expect.poll(total, { timeout: 120_000 }).toBeGreaterThanOrEqual(30);
  });

  for (const address of SCREENS) {
    test(address, ({ page }) => shoot(page, address, nameOf(address)));
  }
  for (const [name, { list, page: address }] of Object.entries(RECORD_SCREENS)) {
    test(name, async ({ page }) => {
      const answer = await page.request.get(`/api/v1${list}`);
      const listed = (await answer.json()) as { id: string }[] | { items: { id: string }[] };
      const record = (Array.isArray(listed) ? listed : listed.items).at(-1);
      expect(record).toBeDefined();
      await shoot(page, `${address}${record?.id}`, name);
    });
  }
  test("sign-in", async ({ page }) => {
    await page.context().clearCookies();
    await shoot(page, "/sign-in", "sign-in");
  });
});
