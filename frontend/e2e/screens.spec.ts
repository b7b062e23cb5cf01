import { poorContrast, violations } from "./axe";
import { expect, test } from "./session";

const SCREENS = [
  "/today",
  "/today?all=true",
  "/inbox",
  "/inbox?q=a%20has%3Aattachment",
  "/candidates",
  "/candidates?bin=noise",
  "/companies",
  "/deals",
  "/deals?shape=table",
  "/forecast",
  "/settings/custom-fields",
  "/settings/custom-fields?part=form",
  "/settings/pipelines",
  "/contacts",
  "/quick",
  "/duplicates",
  "/overlap",
  "/leads",
  "/leads?open=new",
  "/leads/rules",
  "/leads/rules?open=new",
  "/leads/forms",
  "/leads/forms?open=new",
  "/pool",
  "/pool/mine",
  "/pool/log",
  "/pool/requests",
  "/pool/rules",
  "/pool/rules?open=pool:new",
  "/pool/rules?open=rule:new",
  "/templates",
  "/templates?view=report",
  "/templates?view=ready",
  "/templates?view=letters",
  "/sequences",
  "/sequences/enrol",
  "/reports",
  "/reports?report=countries&by=region",
  "/reports?report=growth",
  "/settings",
  "/settings/profile",
  "/settings/alerts",
  "/settings/mailboxes",
  "/settings/mailboxes/new",
  "/settings/mailboxes/imports",
  "/settings/mailboxes/sign-in",
  "/settings/users",
  "/settings/users?open=new",
  "/settings/users?tab=invitations",
  "/settings/users?tab=teams",
  "/settings/users?tab=teams&open=new",
  "/settings/visibility",
  "/settings/handover",
  "/settings/exports",
  "/settings/api-keys",
  "/settings/api-keys?open=new",
  "/settings/audit",
  "/settings/failed-jobs",
  "/settings/sorting",
  "/settings/language-model",
  "/settings/reminder-rules",
  "/settings/erp",
  "/settings/erp/new",
  "/quotes",
  "/quotes/new",
  "/orders",
  "/production",
  "/products",
  "/products/import",
  "/price-lists",
  "/settings/trade",
  "/settings/papers",
  "/payments",
  "/shipments",
  "/nowhere",
];

/** So many screens are walked in one browser, which fetches the app once; a walk that fails is short to repeat. */
const IN_ONE_WALK = 12;
const WALKS = Array.from({ length: Math.ceil(SCREENS.length / IN_ONE_WALK) }, (_, index) =>
  SCREENS.slice(index * IN_ONE_WALK, (index + 1) * IN_ONE_WALK),
);

test.describe.configure({ timeout: 600_000 });

for (const [index, screens] of WALKS.entries()) {
  test(`screens are accessible, fit and are quiet: ${index + 1} of ${WALKS.length}`, async ({
    page,
    complaints,
  }, info) => {
    const direction = info.project.use.locale === "ar" ? "rtl" : "ltr";
    for (const screen of screens) {
      await test.step(screen, async () => {
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(screen);
        await expect(page.getByRole("main"), screen).toBeVisible();
        await expect(page.locator("[aria-busy=true], .mantine-Skeleton-root"), screen).toHaveCount(0);
        await expect(page.locator("html")).toHaveAttribute("dir", direction);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(overflow, `${screen} must not scroll sideways`).toBeLessThanOrEqual(0);
        // Colours are the same in every language, and the dark scheme differs in nothing else: one of each tells.
        const coloured = info.project.name === "ar-1440" ? ["color-contrast"] : [];
        expect.soft(await violations(page, coloured), screen).toEqual([]);
        if (info.project.name === "en-1440") {
          await page.emulateMedia({ colorScheme: "dark" });
          expect.soft(await poorContrast(page), `${screen} in the dark`).toEqual([]);
        }
        expect.soft(complaints.splice(0), `${screen} complains`).toEqual([]);
      });
    }
  });
}
