import { aCompany, expect, post, test } from "./session";

interface Template {
  name: string;
  ready_key: string | null;
}

test("A quote is followed up by a sequence: planned, looked at, entered, paused and gone on with", async ({
  page,
  complaints,
}, info) => {
  test.skip(info.project.name !== "en-1440", "sequences run alike in every language");
  const company = await aCompany(page);
  const contact = `Nils ${company.name}`;
  const address = `nils.${Date.now()}@nordfjell.example`;
  await post(page, "/contacts", { name: contact, email: address, company_id: company.id });
  const quote = await post(page, "/quotes", {
    company_id: company.id,
    currency: "USD",
    offers: [{ incoterm: "FOB", place: "Ningbo" }],
    lines: [{ name: "Storage box", unit: "H87", quantity: "1200", unit_price: "3.85" }],
  });
  await post(page, `/quotes/${quote.id}/sendings`, null);
  const { items } = (await (await page.request.get("/api/v1/templates?limit=200")).json()) as {
    items: Template[];
  };
  const letters = ["quotation_day_2", "quotation_day_5"].map(
    (key) => items.find(({ ready_key }) => ready_key === key)?.name ?? key,
  );

  await page.goto("/sequences");
  await page.getByRole("button", { name: "New sequence" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(company.name);
  await page.getByRole("button", { name: "Plan it" }).click();
  for (const letter of letters) {
    await page.getByRole("combobox", { name: "Add a letter" }).click();
    await page.getByRole("option", { name: letter, exact: true }).click();
    await expect(page.getByRole("link", { name: letter, exact: true })).toBeVisible();
  }
  // Nothing leaves while the walk looks on.
  await page.getByRole("textbox", { name: "Wait" }).first().fill("5");
  await page.getByRole("button", { name: "Save the letters" }).click();
  await page.getByRole("button", { name: "Start" }).click();

  await page.getByRole("link", { name: "Put people in" }).click();
  await page.getByRole("combobox", { name: "Add a person" }).fill(contact);
  await page.getByRole("option", { name: contact }).click();
  const person = page
    .getByRole("list", { name: "Who gets what and when" })
    .getByRole("listitem")
    .filter({ hasText: address });
  await expect(person.getByText("goes in", { exact: true })).toBeVisible();
  await expect(person.locator("ol").getByRole("listitem")).toHaveCount(2);
  await expect(person.locator("ol").getByText(/English/)).toHaveCount(2);
  await page.getByRole("button", { name: "Put 1 person in" }).click();

  const row = page.getByRole("listitem").filter({ hasText: contact });
  const menu = row.getByRole("button", { name: `What to do with ${contact}` });
  await expect(row.getByText("On the way")).toBeVisible();
  await expect(row.getByText(/^Next letter on/)).toBeVisible();
  await menu.click();
  await page.getByRole("menuitem", { name: "Pause" }).click();
  await expect(row.getByText("Paused")).toBeVisible();
  await menu.click();
  await page.getByRole("menuitem", { name: "Go on" }).click();
  await expect(row.getByText("On the way")).toBeVisible();
  await menu.click();
  await page.getByRole("menuitem", { name: "Take out for good" }).click();
  await expect(row.getByText("Stopped")).toBeVisible();
  await expect(menu).toBeHidden();
  expect(complaints).toEqual([]);
});
