import type { APIRequestContext, Page } from "@playwright/test";
import { aCompany, expect, post, test } from "./session";

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
      { timeout: 120_000 },
    )
    .toBe(true);
  return found as { id: string };
}

const BROWSER =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36";
const LIST = "https://harbourline.example/lamps?year=2027&page=2";

/** The customer is in the files, and has agreed to be tracked; answers the page of their file. */
async function knownCustomer(page: Page): Promise<string> {
  const of = async (bin: string) => {
    const answer = await page.request.get(`/api/v1/contacts?bin=${bin}&q=${encodeURIComponent(CUSTOMER)}`);
    const { items } = (await answer.json()) as { items: { id: string; emails: string[] }[] };
    return items.find(({ emails }) => emails.includes(CUSTOMER));
  };
  // Who wrote to us of their own accord is a candidate.
  let contact = (await of("customer")) ?? (await of("candidate"));
  if (!contact) {
    const company = await aCompany(page, { country: "CN" });
    contact = await post(page, "/contacts", { name: "Ho Ka Yan", email: CUSTOMER, company_id: company.id });
  }
  await post(page, "/tracking/consents", {
    address: CUSTOMER,
    state: "granted",
    note: "Said so on the phone",
  });
  return `/contacts/${contact?.id}`;
}

/** A server took it some seconds ago: what comes now is no scanner's because of its haste alone. */
async function settled(page: Page, subject: string): Promise<void> {
  await expect
    .poll(async () => {
      const answer = await page.request.get("/api/v1/outgoing-messages?box=sent&limit=20");
      const { items } = (await answer.json()) as { items: { subject: string; sent_at: string | null }[] };
      const at = items.find((each) => each.subject === subject)?.sent_at;
      return at ? Date.now() - Date.parse(at) : 0;
    })
    .toBeGreaterThan(4_000);
}

/** What the customer's program finds in the mail: the address of the pixel, and where the one link leads. */
async function signsIn(
  customer: APIRequestContext,
  message: string,
): Promise<{ pixel: string; link: string }> {
  const raw = await (await customer.get(`/api/v1/messages/${message}/raw`)).text();
  const unfolded = raw.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
  const pixel = /https?:[^"\s<>]+\/t\/o\/[\w-]+\.gif/.exec(unfolded)?.[0];
  const link = /https?:[^"\s<>]+\/t\/c\/[\w-]+/.exec(unfolded)?.[0];
  expect(pixel, unfolded).toBeTruthy();
  expect(link, unfolded).toBeTruthy();
  return { pixel: pixel as string, link: link as string };
}

async function write(page: Page, subject: string): Promise<void> {
  await page.goto("/inbox");
  await expect(page.getByRole("list", { name: "Conversations" })).toBeVisible();
  await page.keyboard.press("c");
  await page.getByRole("textbox", { name: "To" }).fill(`${CUSTOMER},`);
  await page.getByRole("textbox", { name: "Subject" }).fill(subject);
  await page.getByRole("textbox", { name: "Text of the message" }).click();
  await page.keyboard.type("Dear Ka Yan, please find attached our offer for 500 lamps, and see our list");
  for (let letters = 0; letters < "our list".length; letters++) await page.keyboard.press("Shift+ArrowLeft");
  await page.getByRole("button", { name: "Link", exact: true }).click();
  await page.getByRole("textbox", { name: "Address of the link" }).fill(LIST);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
}

test.describe("sending", () => {
  test.skip(
    ({ locale, isMobile, viewport }) => locale !== "en" || isMobile || (viewport?.width ?? 0) < 1000,
    "mail goes out once; the screens are walked in all languages",
  );

  test("a message goes out, is opened, followed up and answered, and every screen says so", async ({
    page,
    playwright,
    baseURL,
  }) => {
    // Two companies' mail engines, verdicts that wait for a scanner's other hits, and an answer.
    test.slow();
    const subject = `Offer ${Date.now()}`;
    const file = await knownCustomer(page);
    await write(page, subject);
    await expect(page.getByText(/^Opens and clicks are recorded/)).toBeVisible();
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
    const came = (await (await customer.get(`/api/v1/conversations/${theirs.id}`)).json()) as {
      messages: { id: string; body: { text: string } }[];
    };
    expect(came.messages[0]?.body.text).toContain("500 lamps");

    const { pixel, link } = await signsIn(customer, came.messages[0]?.id ?? "");
    await settled(page, subject);
    const machine = await customer.get(pixel, { headers: { "User-Agent": "python-requests/2.32" } });
    expect(machine.headers()["content-type"]).toBe("image/gif");
    await customer.get(pixel, { headers: { "User-Agent": BROWSER } });
    const led = await customer.get(`${link}?to=https://evil.example`, {
      headers: { "User-Agent": BROWSER },
      maxRedirects: 0,
    });
    expect([led.status(), led.headers().location]).toEqual([302, LIST]);

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
      data: { mode: "reply", message_id: came.messages[0]?.id, html: "<p>We take all 500.</p>" },
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
      timeout: 120_000,
    });
    await expect(mails.getByRole("article").filter({ hasText: "500 lamps" })).toHaveCount(1);
    await customer.dispose();

    await mails.getByRole("link", { name: "Answered" }).click();
    const panel = page.getByRole("complementary", { name: "What became of it" });
    const signs = panel.getByRole("listitem");
    await expect(signs.filter({ hasText: "Opened" }).filter({ hasText: "Certainly a person" })).toHaveCount(
      1,
    );
    await expect(signs.filter({ hasText: "Opened" }).filter({ hasText: "A machine" })).toHaveCount(1);
    await expect(signs.filter({ hasText: LIST }).filter({ hasText: "Certainly a person" })).toHaveCount(1);
    await page.goto(file);
    const timeline = page.getByRole("main");
    for (const said of [/opened the mail/, /followed a link/, /We take all 500/])
      await expect(timeline.getByText(said).first()).toBeVisible();
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
