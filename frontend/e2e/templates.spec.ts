import type { Page } from "@playwright/test";
import { violations } from "./axe";
import { expect, test } from "./session";

interface Row {
  id: string;
  name: string;
  ready_key: string | null;
}

/** What scripts threw. The console complains of our own looks into the preview, whose frame allows no scripts. */
function thrown(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  return errors;
}

/** A template that came with Lading. */
async function ready(page: Page, key: string): Promise<Row> {
  const answer = await page.request.get("/api/v1/templates?limit=200");
  const { items } = (await answer.json()) as { items: Row[] };
  const found = items.find((row) => row.ready_key === key);
  expect(found, `the ready template ${key}`).toBeDefined();
  return found as Row;
}

test("a template's page is accessible, fits and is quiet", async ({ page }, info) => {
  const errors = thrown(page);
  const { id } = await ready(page, "quotation");
  await page.goto(`/templates/${id}?language=ar`);
  await expect(page.getByRole("textbox").nth(1)).toBeVisible();
  await expect(page.locator("[aria-busy=true], .mantine-Skeleton-root")).toHaveCount(0);
  await expect(page.locator(".ProseMirror[dir=rtl]")).toHaveCount(1);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "the page must not scroll sideways").toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
  if ((info.project.use.viewport?.width ?? 0) < 500) {
    await page.getByRole("tab").nth(1).click();
    await expect(page.locator("iframe")).toBeVisible();
  }
  expect(errors).toEqual([]);
});

test.describe("writing and using", () => {
  test.beforeEach(({ page: _ }, info) => {
    test.skip(info.project.name !== "en-1440", "the work is the same in all languages");
  });

  test("a template is written, translated, falls behind its source, and comes back from its history", async ({
    page,
  }) => {
    const errors = thrown(page);
    const name = `Container rates ${Date.now()}`;
    await page.goto("/templates");
    await page.getByRole("button", { name: "New template" }).click();
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Write it" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

    const english = page.getByRole("region", { name: "English" });
    await english.getByLabel("Subject").fill("Rates of this week");
    await english.getByRole("textbox", { name: "Text in English" }).click();
    await page.keyboard.type("Dear ");
    await english.getByRole("button", { name: "Variable" }).click();
    await page.getByPlaceholder("Search variables").fill("contact name");
    await page.getByRole("option", { name: "Name", exact: true }).first().click();
    await page.keyboard.type(", here are the rates.");
    await english.getByRole("button", { name: "Save and approve" }).click();
    await expect(english.getByText("Ready")).toBeVisible();
    await page.reload();
    await expect(english.locator("[data-tag]")).toHaveText(["contact.name"]);

    const preview = page.getByRole("region", { name: "Preview" });
    await preview.getByRole("button", { name: /contact\.name is empty/ }).click();
    await expect(english.locator(".ProseMirror-selectednode")).toHaveText("contact.name");
    await preview.getByLabel("Name").fill("Ana <b>Lima</b>");
    await expect(preview.getByText("Nothing is missing.")).toBeVisible();
    await expect(preview.frameLocator("iframe").locator("p").first()).toHaveText(
      "Dear Ana <b>Lima</b>, here are the rates.",
    );

    await page.getByRole("combobox", { name: "Add a language" }).click();
    await page.getByRole("option", { name: "German" }).click();
    const german = page.getByRole("region", { name: "German" });
    await expect(german.getByText("Draft", { exact: true })).toBeVisible();
    await german.getByRole("button", { name: "Save and approve" }).click();
    await expect(german.getByText("Ready")).toBeVisible();

    await english.getByLabel("Subject").fill("Rates of next week");
    await english.getByRole("button", { name: "Save and approve" }).click();
    await expect(german.getByText("Outdated: the source has changed")).toBeVisible();
    await german.getByRole("button", { name: "It is up to date" }).click();
    await expect(german.getByText("Ready")).toBeVisible();

    await page.getByRole("button", { name: "More for English" }).click();
    await page.getByRole("menuitem", { name: "History" }).click();
    await page.getByRole("button", { name: "Bring back" }).first().click();
    await expect(english.getByLabel("Subject")).toHaveValue("Rates of this week");

    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Archive" }).click();
    await expect(page.getByText("is archived")).toBeVisible();
    await expect(page.getByRole("link", { name: new RegExp(name) })).toHaveCount(0);
    expect(errors).toEqual([]);
  });

  test("a template fills a message in the recipient's language, once nothing is missing", async ({
    page,
    complaints,
  }) => {
    const { name } = await ready(page, "sample_feedback");
    await page.goto("/compose");
    await page.getByRole("button", { name: "Use a template" }).click();
    await page.getByRole("textbox", { name: "Search templates" }).fill(name);
    await page.getByRole("button", { name: new RegExp(name) }).click();
    const insert = page.getByRole("button", { name: "Insert" });
    await expect(page.getByText(/^Why: /)).toBeVisible();
    await expect(insert).toBeDisabled();
    await page.getByLabel("Sample", { exact: true }).fill("work light");
    await expect(insert).toBeEnabled();
    await insert.click();
    await expect(page.getByRole("textbox", { name: "Text of the message" })).toContainText(
      "Our sample of work light should have reached you",
    );
    await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue(
      "How do you like the work light?",
    );
    expect(complaints).toEqual([]);
  });
});
