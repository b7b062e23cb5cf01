import type { Page } from "@playwright/test";
import { aCompany, expect, post, test } from "./session";

interface Made {
  id: string;
  name: string;
}

/** A deal in the first stage, with a company of its own. */
async function aDeal(page: Page): Promise<Made> {
  const company = await aCompany(page);
  const name = company.name.replace(" Ltd", "");
  const deal = await post(page, "/deals", { name, company_id: company.id, amount: "1200", source: "form" });
  return { id: deal.id, name };
}

const column = (page: Page, kind: string) => page.locator(`section[data-stage="${kind}"]`);

test("A card is moved by keyboard", async ({ page }, info) => {
  test.skip(info.project.name !== "en-1440", "keys are the same in every language");
  const { id, name } = await aDeal(page);
  await page.goto(`/deals?q=${encodeURIComponent(name)}`);
  const card = (kind: string) => column(page, kind).locator(`[data-deal="${id}"]`);
  await card("inquiry").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(card("quotation")).toBeVisible();
  await card("quotation").press("Enter");
  await expect(page).toHaveURL(/[?&]peek=/);
  await card("quotation").press("Enter");
  await expect(page).toHaveURL(new RegExp(`/deals/${id}`));
  await expect(page.getByRole("heading", { name })).toBeVisible();
});

test("A card is moved by its menu on a phone", async ({ page }, info) => {
  test.skip(info.project.name !== "zh-CN-390", "the menu is the same in every language");
  const { id, name } = await aDeal(page);
  await page.goto(`/deals?q=${encodeURIComponent(name)}`);
  const card = (kind: string) => column(page, kind).locator(`[data-deal="${id}"]`);
  await card("inquiry")
    .getByRole("button", { name: /^移动 #/ })
    .click();
  await page.getByRole("menuitem", { name: "样品", exact: true }).click();
  await expect(card("sample")).toHaveCount(1);
});
