import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, test } from "./session";

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** What a link to the Tryton server asks for. */
interface Tryton {
  url: string;
  database: string;
  user: string;
  password: string;
}

let server: ChildProcess;
let tryton: Tryton;

test.describe("An ERP", () => {
  test.describe.configure({ timeout: 180_000 });

  test.beforeAll(async ({ browserName: _ }, info) => {
    // What is walked here does not depend on the language.
    test.skip(info.project.name !== "en-1440");
    test.setTimeout(180_000);
    server = spawn(path.join(ROOT, ".venv/bin/python"), ["-m", "erp_adapters.testing.tryton_server"], {
      cwd: ROOT,
      stdio: ["pipe", "pipe", "inherit"],
    });
    const [line] = (await once(server.stdout as Readable, "data")) as [Buffer];
    tryton = JSON.parse(line.toString()) as Tryton;
  });

  test.afterAll(() => {
    server?.stdin?.end();
  });

  test("is linked, rehearsed and switched on", async ({ page }) => {
    const name = `Factory ${Date.now()}`;
    await page.goto("/settings/erp/new");
    await page.getByRole("combobox", { name: "Which ERP?" }).click();
    await page.getByRole("option", { name: /^Tryton/ }).click();
    await page.getByRole("textbox", { name: "Name of the link" }).fill(name);
    await page.getByRole("textbox", { name: "Server address" }).fill(tryton.url);
    await page.getByRole("textbox", { name: "Database" }).fill(tryton.database);
    await page.getByRole("textbox", { name: "User" }).fill(tryton.user);
    await page.getByLabel(/^Password/).fill("wrong");
    await page.getByRole("button", { name: "Try the connection" }).click();
    await expect(page.getByText("The user or the password is wrong.")).toBeVisible();
    await page.getByLabel(/^Password/).fill(tryton.password);
    await page.getByRole("button", { name: "Try the connection" }).click();
    await expect(page.getByText("The connection works.")).toBeVisible();
    await page.getByRole("button", { name: "Keep and rehearse" }).click();

    await page.getByRole("button", { name: "Rehearse now" }).click();
    await expect(page.getByText(/^Begun/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: /would stay as they are/ }).click();
    await expect(
      page.getByText("Only records that are linked, or that an order needs, go there.").first(),
    ).toBeVisible();

    await page.getByRole("tab", { name: "Mapping" }).click();
    await expect(page.getByRole("combobox", { name: "City: field of the ERP" })).toHaveValue(
      "addresses.0.city",
    );

    await page.getByRole("tab", { name: "What flows" }).click();
    const flow = page.getByRole("switch", { name: "Customers: From the ERP to Lading" });
    await flow.press("Space");
    await expect(flow).toBeChecked();
    await expect(page.getByText("In step")).toBeVisible();
    await expect(page.getByText("10 more wait for a yes first").first()).toBeVisible();

    // The server goes away with this walk: the demo keeps no link to it.
    await page.getByRole("tab", { name: "Settings" }).click();
    await page.getByRole("button", { name: "Remove the link" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove the link" }).click();
    await expect(page).toHaveURL(/\/settings\/erp$/);
    await expect(page.getByRole("link", { name })).toBeHidden();
  });
});
