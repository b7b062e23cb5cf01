import type { Page } from "@playwright/test";
import { expect, test } from "./session";

const WORDS = {
  en: {
    quote: "Quote this inquiry",
    make: "Make the quote",
    price: /^FOB USD, line 1$|^[A-Z]{3} USD, line 1$/,
    quantity: "Quantity, line 1",
    sent: "Mark as sent",
    order: "Make an order",
    at: /^Order at/,
    confirm: "Confirm",
    confirmed: "Confirmed",
    milestones: "Milestones",
  },
  "zh-CN": {
    quote: "为此询盘报价",
    make: "生成报价",
    price: /^[A-Z]{3} USD，第 1 行$/,
    quantity: "数量，第 1 行",
    sent: "标记为已发送",
    order: "生成订单",
    at: /^按/,
    confirm: "确认",
    confirmed: "已确认",
    milestones: "节点",
  },
} as const;

interface Asked {
  lines: { quantity: string | null; evidence: { text: string }[] }[];
}

/** A message of the demo that asks for a quantity of something, with what is read from it. */
async function anInquiry(page: Page): Promise<{ conversation: string; words: string }> {
  const found = await (await page.request.get("/api/v1/conversations?q=pcs&limit=20")).json();
  for (const { id } of found.items as { id: string }[]) {
    const file = await (await page.request.get(`/api/v1/conversations/${id}`)).json();
    const inbound = (file.messages as { id: string; direction: string }[]).filter(
      ({ direction }) => direction === "in",
    );
    const last = inbound.at(-1);
    if (!last) continue;
    const asked: Asked = await (await page.request.get(`/api/v1/messages/${last.id}/requests`)).json();
    const line = asked.lines[0];
    if (line?.quantity && line.evidence.length > 0) {
      return { conversation: id, words: line.evidence.at(-1)?.text ?? "" };
    }
  }
  throw new Error("no mail of the demo asks for a quantity");
}

test("An inquiry becomes a quote and a confirmed order", async ({ page, complaints }, info) => {
  const locale = info.project.use.locale === "zh-CN" ? "zh-CN" : "en";
  test.skip(!["en-1440", "zh-CN-1440"].includes(info.project.name), "told in two languages, on a desk");
  const words = WORDS[locale];
  const { conversation, words: evidence } = await anInquiry(page);

  await page.goto(`/inbox?conversation=${conversation}`);
  await page.getByRole("link", { name: words.quote }).click();
  await expect(page.getByText(`“${evidence}”`).first()).toBeVisible();
  await page.getByRole("button", { name: words.make }).click();

  const price = page.getByRole("textbox", { name: words.price });
  const quantity = page.getByRole("textbox", { name: words.quantity });
  await expect(quantity).not.toHaveValue("");
  await price.fill("2.50");
  const sum = Number((await quantity.inputValue()).replaceAll(",", "")) * 2.5;
  const lines = await page.locator("[data-cell$=':4']").count();
  for (let line = 1; line < lines; line += 1) {
    await page.locator(`[data-cell="${line}:2"]`).fill("10");
    await page.locator(`[data-cell="${line}:4"]`).fill("1");
  }
  const total = sum + (lines - 1) * 10;
  const shown = new Intl.NumberFormat("en", { minimumFractionDigits: 2 }).format(total);
  await expect(page.getByTestId("total")).toContainText(shown);

  await page.getByRole("button", { name: words.sent }).click();
  await page.getByRole("button", { name: words.order }).click();
  await page.getByRole("menuitem", { name: words.at }).first().click();
  await expect(page).toHaveURL(/\/orders\//);
  await page.getByRole("button", { name: words.confirm, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText(words.confirmed);
  await expect(
    page.getByRole("region", { name: words.milestones }).getByRole("listitem").first(),
  ).toBeVisible();
  expect(complaints).toEqual([]);
});
