import type { Page } from "@playwright/test";
import { aCompany, expect, post, test } from "./session";

const column = (page: Page, kind: string) => page.locator(`section[data-stage="${kind}"]`);

/** A manager's week, each day of which goes on with what the day before left behind. */
test("A manager's week: pool, leads, board, forecast, report, handover", async ({
  page,
  context,
  complaints,
}, info) => {
  test.skip(info.project.name !== "en-1440", "the week is the same in every language");
  const company = await aCompany(page, { country: "IS" });

  await test.step("Monday: a customer is claimed from the pool", async () => {
    const pool = await post(page, "/pools", { name: company.name, claims_a_day: null, holding_cap: null });
    await post(page, `/pools/${pool.id}/customers`, { ids: [company.id], reason: "From a fair" });
    await page.goto(`/pool?pool=${pool.id}`);
    await page.getByRole("row", { name: new RegExp(company.name) }).click();
    const card = page.getByRole("complementary", { name: company.name });
    await expect(card.getByText("From a fair")).toBeVisible();
    await card.getByRole("button", { name: "Claim" }).click();
    await expect(page).toHaveURL(new RegExp(company.id));
    await expect(page.getByRole("heading", { name: company.name })).toBeVisible();
    await page.goto("/pool/log");
    await expect(page.getByRole("row", { name: new RegExp(`${company.name}.*Claimed`) })).toBeVisible();
  });

  await test.step("Tuesday: an inquiry goes to somebody by a rule, with its reason", async () => {
    const users = await (await page.request.get("/api/v1/users")).json();
    await post(page, "/lead-rules", {
      name: company.name,
      active: true,
      products: [company.name],
      member_ids: [users.items[0].id],
    });
    await page.goto("/leads?open=new");
    const inquiry = page.getByRole("complementary", { name: "New inquiry" });
    await inquiry.getByLabel("What is asked for").fill(`Pumps, ${company.name}`);
    await inquiry.getByLabel("Company", { exact: true }).fill(`Buyer of ${company.name}`);
    await inquiry.getByRole("button", { name: "Save and give out" }).click();
    const lead = page.getByRole("complementary", { name: `Buyer of ${company.name}` });
    await expect(lead.getByText(/Next in turn/).first()).toBeVisible();
    await expect(lead.getByText(/left$/).first()).toBeVisible();
    await lead.getByRole("button", { name: "Answered by phone or chat" }).click();
    await expect(lead.getByText("Marked as answered.")).toBeVisible();
  });

  await test.step("Wednesday: a deal moves on two screens at once, and back", async () => {
    const deal = await post(page, "/deals", {
      name: company.name,
      company_id: company.id,
      amount: "1200",
      source: "form",
    });
    const card = (on: Page, kind: string) => column(on, kind).locator(`[data-deal="${deal.id}"]`);
    const other = await context.newPage();
    for (const each of [page, other]) {
      await each.goto(`/deals?q=${encodeURIComponent(company.name)}`);
      await expect(card(each, "inquiry")).toBeVisible();
    }
    await card(page, "inquiry").dragTo(column(page, "quotation"));
    await expect(card(page, "quotation")).toBeVisible();
    await expect(card(other, "quotation")).toBeVisible();
    await expect(column(other, "quotation").getByText("1 deal")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(card(page, "inquiry")).toBeVisible();
    await expect(card(other, "inquiry")).toBeVisible();
    await other.close();
  });

  await test.step("Thursday: the forecast is read in another currency, at a rate that is named", async () => {
    await post(page, "/exchange-rates", { rates: [{ base: "USD", quote: "ISK", rate: "140" }] });
    await page.goto("/forecast");
    await page.getByRole("combobox", { name: "Currency of sums" }).click();
    await page.getByRole("option", { name: "ISK" }).click();
    await expect(page).toHaveURL(/sum=ISK/);
    const sum = page.locator("span[tabindex='0']").filter({ hasText: /^ISK/ }).first();
    await expect(sum).toBeVisible();
    await sum.hover();
    await expect(page.getByRole("tooltip").getByText(/1 USD = 140 ISK/)).toBeVisible();
  });

  await test.step("Friday: a report is split, drilled to the deals and taken out", async () => {
    await page.goto("/reports");
    await page.getByRole("combobox", { name: "Report" }).click();
    await page.getByRole("option", { name: "Sources" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Sources" })).toBeVisible();
    await page.getByRole("combobox", { name: "Split by" }).click();
    await page.getByRole("option", { name: "Country" }).click();
    await expect(page).toHaveURL(/by=country/);
    const table = page.getByRole("table", { name: "Sources" });
    await expect(table.getByRole("columnheader", { name: "Country" })).toBeVisible();
    const iceland = table.getByRole("row", { name: /Iceland/ });
    const count = Number(await iceland.getByRole("cell").nth(1).textContent());
    expect(count).toBeGreaterThan(0);

    await page.getByRole("button", { name: "Export" }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "As text (CSV)" }).click();
    expect((await saved).suggestedFilename()).toBe("deals.csv");

    await iceland.getByRole("button", { name: "Iceland" }).click();
    const rows = page.getByRole("list", { name: "Rows" });
    await expect(rows.getByRole("listitem")).toHaveCount(count);
    await rows.getByRole("link", { name: company.name }).click();
    await expect(page).toHaveURL(/\/deals\//);
    await expect(page.getByRole("heading", { name: company.name })).toBeVisible();
  });

  await test.step("Saturday: a leaver's work is handed over, and given back", async () => {
    await page.goto("/settings/handover");
    await page.getByRole("combobox", { name: "Colleague" }).click();
    await page.getByRole("option").first().click();
    await page.getByRole("combobox", { name: "To" }).click();
    await page.getByRole("option").first().click();
    await page.keyboard.press("Escape");
    await page.getByLabel("Back on").fill("2030-01-07");
    await expect(page.getByRole("list", { name: "What goes to whom" })).toBeVisible();
    await page.getByRole("button", { name: "Hand over" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hand over" }).click();
    await page.getByRole("button", { name: "Give it back" }).first().click();
    await expect(page.getByText("Came back").first()).toBeVisible();
  });
  expect(complaints).toEqual([]);
});
