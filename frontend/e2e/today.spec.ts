import { expect, test } from "./session";

/** A reminder of the signed-in person that has just come due, and its text. */
async function aReminder(page: import("@playwright/test").Page, text: string, at: string): Promise<void> {
  const csrf = (await page.context().cookies()).find(({ name }) => name === "lading_csrf")?.value ?? "";
  const headers = { "X-CSRF-Token": decodeURIComponent(csrf) };
  const answer = await page.request.post("/api/v1/reminders", {
    data: { text, when: { at } },
    headers,
  });
  expect(answer.status()).toBe(201);
}

const soon = () => new Date(Date.now() + 90_000).toISOString();

test("Today: put off and done with the next step, by keyboard", async ({ page }, info) => {
  test.skip(!info.project.name.startsWith("en-"), "keys are the same in every language");
  const text = `Call about pallets ${Date.now()}`;
  await page.goto("/today");
  await aReminder(page, text, soon());
  const row = page.getByRole("article").filter({ hasText: text });
  await expect(row).toBeVisible({ timeout: 60_000 });

  await row.focus();
  await page.keyboard.press("s");
  const putOff = page.getByRole("dialog", { name: "Put off" });
  await putOff.getByLabel("Another time").fill("in 2 minutes");
  await expect(putOff.getByText(/here|\d\d:\d\d/).first()).toBeVisible();
  await putOff.getByRole("button", { name: "Put off" }).click();
  await expect(putOff).toBeHidden();
  await expect(page.getByText(/^Put off until/)).toBeVisible();

  const again = page.getByRole("article").filter({ hasText: text });
  await again.focus();
  await page.keyboard.press("e");
  const done = page.getByRole("dialog", { name: "Done" });
  await done.getByLabel("Note").fill("Wants forty");
  await done.getByRole("button", { name: "Done", exact: true }).click();
  await expect(done).toBeHidden();
  await expect(again).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(again).toBeVisible();
});

test("Today fits a phone, with targets for a thumb", async ({ page }, info) => {
  test.skip(!info.project.name.endsWith("-390"), "at phone size");
  await page.goto("/today");
  await aReminder(page, `Thumb ${Date.now()}`, soon());
  const row = page.getByRole("article").first();
  await expect(row).toBeVisible({ timeout: 60_000 });
  for (const button of await row.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
});
