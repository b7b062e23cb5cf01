import { expect, test } from "./session";

test.describe("conversations", () => {
  test.skip(
    ({ locale, isMobile, viewport }) => locale !== "en" || isMobile || (viewport?.width ?? 0) < 1000,
    "one walk in one language; the screens are walked in all",
  );

  test("a search is narrowed by operators, and what it means is said", async ({ page }) => {
    await page.goto("/inbox");
    await expect(page.getByRole("list", { name: "Conversations" })).toBeVisible();
    await page.keyboard.press("/");
    await page.keyboard.type("price");
    await expect(page.getByRole("main").locator("mark").first()).toHaveText(/price/i);
    await page.getByRole("button", { name: "Search more exactly" }).click();
    await page.getByRole("menuitem", { name: "With attachments" }).click();
    await expect(page).toHaveURL(/has%3Aattachment/);
    const conditions = page.getByRole("list", { name: "Conditions of the search" });
    await expect(conditions).toContainText("has:attachment");
    await conditions.getByRole("button", { name: "Without has:attachment" }).click();
    await expect(page).not.toHaveURL(/has%3Aattachment/);
    await page.goto("/inbox?q=before%3Asoon");
    await expect(page.getByText("“soon” is not a date")).toBeVisible();
  });

  test("a conversation is split by a press, and put together again by Undo", async ({ page }) => {
    const listed = await page.request.get("/api/v1/conversations?kind=human&limit=50");
    const { items } = (await listed.json()) as { items: { id: string; message_count: number }[] };
    const long = items.find(({ message_count }) => message_count === 3);
    await page.goto(`/inbox?conversation=${long?.id}`);
    const reader = page.getByRole("region", { name: "Mails" });
    await expect(reader.getByRole("article")).toHaveCount(3);
    await page.getByRole("button", { name: "Begin a new conversation with this mail" }).last().click();
    await expect(reader.getByRole("article")).toHaveCount(1);
    expect(page.url()).not.toContain(long?.id);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(reader.getByRole("article")).toHaveCount(3);
    await page.keyboard.press("+");
    await expect(page.getByRole("heading", { name: "Join with another conversation" })).toBeVisible();
  });
});
