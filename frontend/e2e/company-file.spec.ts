import type { Page } from "@playwright/test";
import { violations } from "./axe";
import { expect, test } from "./session";

/** The file of the demo company that wrote most; its words depend on the language, its parts do not. */
async function openFile(page: Page): Promise<string> {
  let items: { id: string; conversations_count: number }[] = [];
  const look = async () => {
    const answer = await page.request.get("/api/v1/companies?sort=-last_message_at&limit=50");
    ({ items } = (await answer.json()) as { items: typeof items });
    return items.length;
  };
  // The demo's mail becomes customers while the first tests run.
  await expect.poll(look, { timeout: 100_000 }).toBeGreaterThan(10);
  const [most] = items.sort((one, other) => other.conversations_count - one.conversations_count);
  const path = `/companies/${most?.id ?? ""}`;
  await page.goto(path);
  await expect(page.locator("main ol > li").first()).toBeVisible();
  return path;
}

test("a company's file passes axe", async ({ page, complaints }) => {
  await openFile(page);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a note survives a reload, is saved by the keyboard, and stands on the timeline", async ({ page }) => {
  await openFile(page);
  const text = `Samples by air ${Date.now()}`;
  const box = page.locator("main textarea").first();
  await box.fill(text);
  // The draft is kept when the page is left.
  await page.reload();
  await expect(box).toHaveValue(text);
  await box.focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("main ol > li", { hasText: text })).toBeVisible();
  await expect(box).toHaveValue("");
});

test("the history of a field opens under an address of its own, and Escape closes it", async ({ page }) => {
  const path = await openFile(page);
  await page.goto(`${path}?history=name`);
  const panel = page.locator("aside");
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});

test("a file that is added can be looked at in its place", async ({ page }) => {
  const path = await openFile(page);
  const words = `Carton sizes ${Date.now()}`;
  const token = (await page.context().cookies()).find(({ name }) => name === "lading_csrf")?.value ?? "";
  const added = await page.request.post(`/api/v1${path}/files?filename=cartons.txt`, {
    data: Buffer.from(words),
    headers: { "Content-Type": "application/octet-stream", "X-CSRF-Token": decodeURIComponent(token) },
  });
  expect(added.ok(), await added.text()).toBe(true);
  const { id } = (await added.json()) as { id: string };
  await page.goto(`${path}?file=${id}`);
  await expect(page.getByText(words)).toBeVisible();
});
