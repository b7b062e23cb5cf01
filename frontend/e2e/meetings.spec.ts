import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./session";

/** The owner of the demo's other company, who is a customer of ours here. */
const CUSTOMERS_OWNER = "liang.sheng@shenglan.example";

interface Meeting {
  id: string;
  summary: string;
  standing: string;
}

/** The customer's way into their own Lading. */
class Customer {
  constructor(private readonly http: APIRequestContext) {}

  async ask(path: string, body: unknown): Promise<Meeting> {
    const { cookies } = await this.http.storageState();
    const token = cookies.find(({ name }) => name === "lading_csrf")?.value ?? "";
    const answer = await this.http.post(`/api/v1${path}`, {
      data: body,
      headers: { "X-CSRF-Token": decodeURIComponent(token) },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  }

  /** The meeting once its state at theirs is as expected: their mail has come in. */
  async sees(id: string, expected: (meeting: Meeting) => boolean): Promise<Meeting> {
    let found: Meeting | undefined;
    await expect
      .poll(
        async () => {
          found = await (await this.http.get(`/api/v1/meetings/${id}?here=Asia/Shanghai`)).json();
          return found !== undefined && expected(found);
        },
        { timeout: 120_000 },
      )
      .toBe(true);
    return found as Meeting;
  }
}

/** Three weeks ahead, on a Tuesday, at an hour of UTC. */
function tuesday(hour: number): string {
  const day = new Date(Date.now() + 21 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((2 - day.getUTCDay() + 7) % 7));
  day.setUTCHours(hour, 0, 0, 0);
  return day.toISOString();
}

test("an invitation comes by mail, stands on both clocks, and the answer goes back by mail", async ({
  page,
  playwright,
  baseURL,
}, info) => {
  test.skip(info.project.name !== "en-1440", "letters go out once");
  test.slow();
  const http = await playwright.request.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const password = process.env.LADING_E2E_PASSWORD ?? "";
  expect((await http.post("/api/v1/session", { data: { email: CUSTOMERS_OWNER, password } })).ok()).toBe(
    true,
  );
  const customer = new Customer(http);
  const senders = (await (await page.request.get("/api/v1/senders")).json()) as { address: string }[];
  const summary = `Samples ${Date.now()}`;
  const here = "Asia/Shanghai";
  const when = (at: string) => ({ at, here });

  // Their letter brings a card with both clocks.
  const asked = await customer.ask("/meetings", {
    to: [senders[0]?.address],
    summary,
    when: when(tuesday(2)),
    minutes: 30,
    anyway: true,
  });
  let ours: string | null = null;
  await expect
    .poll(
      async () => {
        const until = new Date(Date.now() + 60 * 86_400_000).toISOString();
        const found = (await (
          await page.request.get(`/api/v1/meetings?here=${here}&until=${until}`)
        ).json()) as (Meeting & { conversation_id: string })[];
        ours = found.find((each) => each.summary === summary)?.conversation_id ?? null;
        return ours;
      },
      { timeout: 120_000 },
    )
    .not.toBeNull();
  await page.goto(`/inbox?conversation=${ours}`);
  const card = page.getByRole("listitem").filter({ hasText: summary }).filter({ hasText: "They ask you" });
  await expect(card.getByRole("listitem").first()).toContainText(/\d\d:\d\d/);
  await card.getByRole("button", { name: "Accept", exact: true }).click();
  const night = page.getByRole("button", { name: "Accept it all the same" });
  const said = page.getByText("Your answer goes out by mail.");
  await expect(night.or(said).first()).toBeVisible();
  if (await night.isVisible()) await night.click();
  await customer.sees(asked.id, ({ standing }) => standing === "accepted");

  await http.dispose();
});
