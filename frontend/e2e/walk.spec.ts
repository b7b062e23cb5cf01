import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";

const imapPort = process.env.LADING_E2E_IMAP_PORT ?? "";
const smtpPort = process.env.LADING_E2E_SMTP_PORT ?? "";
const mailbox = process.env.LADING_E2E_MAILBOX ?? "";
const secret = process.env.LADING_E2E_SECRET ?? "";

/** The first minutes of a newcomer: from nothing to a customer's file that the mail has filled. */
test("sign up, add a mailbox, see the mail, open a company", async ({ page }, info) => {
  // Fetching and understanding mail takes its time on a loaded machine.
  test.setTimeout(900_000);
  const arrives = { timeout: 300_000 };
  test.skip(info.project.name !== "en-1440", "one walk in one language; the screens are walked in all");
  const [server, port] = [/^Server$/, /^Port$/];

  await page.goto("/sign-up");
  await page.getByLabel("Name of your company").fill("Walker Tools");
  await page.getByLabel("Your name").fill("Wanda Walker");
  await page.getByLabel("Mail address").fill(`wanda.${randomUUID()}@walker.example`);
  await page.getByLabel(/^Password/).fill("a long walk in the park");
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.getByRole("navigation").first()).toBeVisible();

  await page.goto("/settings/mailboxes/new");
  await page.getByLabel("Mail address").fill(mailbox);
  const change = page.getByRole("button", { name: "Show and change" });
  await expect(change.or(page.getByLabel(server).first())).toBeVisible();
  if (await change.isVisible()) await change.click();
  await page
    .getByLabel(/^(Password|Secret|Authorization code|App password)/)
    .first()
    .fill("not the secret");
  for (const [index, number] of [imapPort, smtpPort].entries()) {
    await page.getByLabel(server).nth(index).fill("127.0.0.1");
    await page.getByLabel(port).nth(index).fill(number);
  }

  await page.getByRole("button", { name: "Test and add" }).click();
  await expect(page.getByRole("button", { name: "Test again and add" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/password|sign/i);

  await page
    .getByLabel(/^(Password|Secret|Authorization code|App password)/)
    .first()
    .fill(secret);
  await page.getByRole("button", { name: "Test again and add" }).click();
  await expect(page).toHaveURL(/\/settings\/mailboxes\/[0-9a-f-]{36}/);
  await expect(page.getByRole("main")).toContainText(/(\d+) of \1 mails are here/, arrives);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("list", { name: "Test of the mailbox" }).getByLabel("Worked")).toHaveCount(6);

  await page.goto("/inbox");
  await expect(
    page
      .getByRole("main")
      .getByText(/Re:|Anfrage|Quotation|order/i)
      .first(),
  ).toBeVisible(arrives);

  // Old mail from another program joins it.
  await page.goto("/settings/mailboxes");
  await page.getByRole("link", { name: "Import mail from files" }).click();
  await page
    .getByLabel("Files to import")
    .locator("input")
    .setInputFiles({
      name: "2019.eml",
      mimeType: "message/rfc822",
      buffer: Buffer.from(
        "Message-ID: <walk@old.example>\r\nFrom: Olga <olga@old.example>\r\nTo: wanda@walker.example\r\n" +
          "Subject: Long ago\r\nDate: Tue, 5 Mar 2019 08:00:00 +0100\r\n\r\nAn old inquiry.\r\n",
      ),
    });
  await expect(page.getByText("1 mail imported")).toBeVisible(arrives);

  await page.goto("/companies");
  const company = page.getByRole("row").nth(1);
  await expect(company).toBeVisible(arrives);
  const name = (await company.getByRole("link").first().textContent()) ?? "";
  await company.getByRole("link").first().dblclick();
  await expect(page).toHaveURL(/\/companies/);
  await expect(page.getByRole("heading", { name }).first()).toBeVisible();
});
