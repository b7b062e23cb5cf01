import { aCompany, expect, test } from "./session";

test("A field is added, filled on a company, shown as a column, filtered by and exported", async ({
  page,
  complaints,
}, info) => {
  test.skip(info.project.name !== "en-1440", "what a field does is the same in every language");
  const company = await aCompany(page);
  const label = `Grade ${Date.now()}`;

  await page.goto("/settings/custom-fields?field=new");
  const form = page.getByRole("form", { name: "New field" });
  await form.getByRole("combobox", { name: "What it holds" }).click();
  await page.getByRole("option", { name: "Choice" }).click();
  await form.getByRole("textbox", { name: "Label", exact: true }).fill(label);
  for (const [at, name] of ["Key account", "Regular"].entries()) {
    await form.getByRole("button", { name: "Add an option" }).click();
    await form.getByRole("textbox", { name: `Label of option ${at + 1}` }).fill(name);
  }
  await form.getByRole("region", { name: "Preview" }).getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: "Key account" }).click();
  await form.getByRole("button", { name: "Add the field" }).click();
  await expect(page.getByRole("list", { name: "Fields" }).getByText(label)).toBeVisible();

  await page.goto(`/companies/${company.id}`);
  await page.getByRole("button", { name: `Edit: ${label}` }).click();
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: "Key account" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: `Edit: ${label}` })).toBeVisible();
  await expect(page.getByText("Key account")).toBeVisible();

  await page.goto("/companies");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: label }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: label })).toBeVisible();
  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByRole("combobox", { name: "Field" }).click();
  await page.getByRole("option", { name: label }).click();
  await page.getByRole("combobox", { name: "Is" }).click();
  await page.getByRole("option", { name: "Key account" }).click();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page).toHaveURL(/custom=/);
  const row = page.getByRole("row", { name: new RegExp(company.name) });
  await expect(row.getByText("Key account")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);

  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "As text (CSV)" }).click();
  const file = await (await download).createReadStream();
  const text = (await file.toArray()).join("");
  expect(text).toContain(label);
  expect(text).toContain("Key account");
  expect(complaints).toEqual([]);
});
