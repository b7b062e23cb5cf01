import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./session";

/** How many rows the pile shows, once it does. */
async function rowsOf(page: Page, url: string): Promise<Locator> {
  await page.goto(url);
  const rows = page.getByRole("list", { name: "Pile" }).getByRole("button");
  await expect(rows.first()).toBeVisible({ timeout: 300_000 });
  return rows;
}

test.describe("candidates", () => {
  test.beforeEach(({ page: _ }, info) => {
    test.skip(info.project.name !== "en-1440", "the keys are the same in all languages");
  });

  test("the pile is cleared by keys, and every decision can be taken back", async ({ page, complaints }) => {
    const rows = await rowsOf(page, "/candidates");
    const before = await rows.count();
    const first = rows.first();
    const name = (await first.locator("bdi").first().textContent()) ?? "";
    await expect(page.getByRole("region", { name: "What was written" }).locator("details")).not.toHaveCount(
      0,
    );

    await page.keyboard.press("n");
    await expect(rows).toHaveCount(before - 1);
    await expect(page.getByRole("alert").filter({ hasText: "is noise" })).toBeVisible();
    await page.keyboard.press("z");
    await expect(rows).toHaveCount(before);

    await rows.filter({ hasText: name }).click();
    const sent = page.waitForResponse(
      (answer) => answer.request().method() === "POST" && answer.url().endsWith("/bin-decisions"),
    );
    await page.keyboard.press("y");
    const { id } = (await (await sent).json()) as { id: string };
    await page.reload();
    await expect(rows).toHaveCount(before - 1);
    const token =
      (await page.context().cookies()).find((cookie) => cookie.name === "lading_csrf")?.value ?? "";
    const headers = { "X-CSRF-Token": decodeURIComponent(token) };
    const undone = await page.request.delete(`/api/v1/bin-decisions/${id}`, { headers });
    expect(undone.ok()).toBe(true);
    // The screen hears of it by itself.
    await expect(rows).toHaveCount(before);
    expect(complaints).toEqual([]);
  });

  test("noise is looked through and rescued from", async ({ page }) => {
    const rows = await rowsOf(page, "/candidates?bin=noise");
    const before = await rows.count();
    await page.getByRole("button", { name: "Candidate", exact: true }).click();
    await expect(rows).toHaveCount(before - 1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(rows).toHaveCount(before);
  });

  test("a candidate is merged into a customer that is searched for", async ({ page }) => {
    const rows = await rowsOf(page, "/candidates");
    const before = await rows.count();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Find a customer").fill("Brightfield");
    await dialog
      .getByRole("button", { name: /Brightfield/ })
      .first()
      .click();
    await expect(rows).toHaveCount(before - 1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(rows).toHaveCount(before);
  });
});
