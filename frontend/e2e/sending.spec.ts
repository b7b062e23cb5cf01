import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./session";

/** Somebody in the demo's other company: a customer with a mailbox that really receives. */
const CUSTOMER = "export@shenglan.example";
const CUSTOMERS_OWNER = "liang.sheng@shenglan.example";

async function headersOf(context: APIRequestContext): Promise<Record<string, string>> {
  const { cookies } = await context.storageState();
  const token = cookies.find(({ name }) => name === "lading_csrf")?.value ?? "";
  return { "X-CSRF-Token": decodeURIComponent(token) };
}

/** The customer's conversation with this subject, once it has come in. */
async function arrived(customer: APIRequestContext, subject: string): Promise<{ id: string }> {
  let found: { id: string } | undefined;
  await expect
    .poll(
      async () => {
        const answer = await customer.get(`/api/v1/conversations?limit=20`);
        const { items } = (await answer.json()) as { items: { id: string; subject: string }[] };
        found = items.find((each) => each.subject.endsWith(subject));
        return found !== undefined;
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  return found as { id: string };
}

async function write(page: Page, subject: string): Promise<void> {
  await page.goto("/inbox");
  await expect(page.getByRole("list", { name: "Conversations" })).toBeVisible();
  await page.keyboard.press("c");
  await page.getByRole("textbox", { name: "To" }).fill(`${CUSTOMER},`);
  await page.getByRole("textbox", { name: "Subject" }).fill(subject);
  await page.getByRole("textbox", { name: "Text of the message" }).click();
  await page.keyboard.type("Dear Ka Yan, please find attached our offer for 500 lamps.");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
}

test.describe("sending", () => {
  test.skip(
    ({ locale, isMobile, viewport }) => locale !== "en" || isMobile || (viewport?.width ?? 0) < 1000,
    "mail goes out once; the screens are walked in all languages",
  );

  test("a message goes out, the customer answers, and it is all in one conversation", async ({
    page,
    playwright,
    baseURL,
  }) => {
    const subject = `Offer ${Date.now()}`;
    await write(page, subject);
    // What was typed is there after a reload.
    await page.reload();
    await expect(page.getByRole("textbox", { name: "Text of the message" })).toContainText("500 lamps");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "nothing is attached" })).toBeVisible();
    await page.getByRole("button", { name: "Send all the same" }).click();
    await expect(page.getByText("It goes out in 10 seconds.")).toBeVisible();

    const customer = await playwright.request.newContext({
      baseURL,
      storageState: { cookies: [], origins: [] },
    });
    const password = process.env.LADING_E2E_PASSWORD ?? "";
    expect(
      (await customer.post("/api/v1/session", { data: { email: CUSTOMERS_OWNER, password } })).ok(),
    ).toBe(true);
    const theirs = await arrived(customer, subject);
    const file = (await (await customer.get(`/api/v1/conversations/${theirs.id}`)).json()) as {
      messages: { id: string; body: { text: string } }[];
    };
    expect(file.messages[0]?.body.text).toContain("500 lamps");

    // Their mailbox is nobody's own: who manages mailboxes opens its address to everybody.
    const headers = await headersOf(customer);
    const identities = (await (await customer.get("/api/v1/mail-identities")).json()) as {
      id: string;
      address: string;
      version: number;
    }[];
    const identity = identities.find(({ address }) => address === CUSTOMER);
    const opened = await customer.patch(`/api/v1/mail-identities/${identity?.id}`, {
      data: { used_by: "all" },
      headers: { ...headers, "If-Match": `"${identity?.version}"` },
    });
    expect(opened.ok(), await opened.text()).toBe(true);
    const draft = await customer.post("/api/v1/outgoing-messages", {
      data: { mode: "reply", message_id: file.messages[0]?.id, html: "<p>We take all 500.</p>" },
      headers,
    });
    const { id } = (await draft.json()) as { id: string };
    const sent = await customer.put(`/api/v1/outgoing-messages/${id}/sending`, {
      data: { accepted: ["night-there", "colleagues-customer"] },
      headers,
    });
    expect(sent.ok(), await sent.text()).toBe(true);

    await page.goto("/inbox");
    await page
      .getByRole("link", { name: new RegExp(subject) })
      .or(page.getByText(`Re: ${subject}`))
      .first()
      .click();
    const mails = page.getByRole("region", { name: "Mails" });
    await expect(mails.frameLocator("iframe").last().getByText("We take all 500.")).toBeVisible({
      timeout: 60_000,
    });
    await expect(mails.getByRole("article").filter({ hasText: "500 lamps" })).toHaveCount(1);
    await customer.dispose();
  });

  test("a message for later is called back and is a draft again", async ({ page }) => {
    const subject = `Later ${Date.now()}`;
    await write(page, subject);
    await page.getByRole("button", { name: "Send later" }).click();
    await page.getByLabel("At a time of my own").fill("2027-03-01T09:00");
    await page.getByRole("button", { name: "Schedule" }).click();
    await page.getByRole("button", { name: "Send all the same" }).click();
    await expect(page.getByText(/It goes out .*2027/)).toBeVisible();
    await page.goto("/outgoing");
    const card = page.getByRole("article", { name: subject });
    await expect(card).toContainText("2027");
    await card.getByRole("button", { name: "Call back" }).click();
    await expect(page.getByRole("textbox", { name: "Text of the message" })).toContainText("500 lamps");
  });
});
