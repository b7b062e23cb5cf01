import AxeBuilder from "@axe-core/playwright";
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

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    for (const screen of SCREENS) {
      test(`${screen} is accessible, fits and is quiet`, async ({ page, complaints }, info) => {
        // The dark scheme differs in its colours alone: one language and width tells.
        test.skip(scheme === "dark" && info.project.name !== "en-1440", "the light scheme tells the rest");
        await page.goto(screen);
        await expect(page.getByRole("main")).toBeVisible();
        await expect(page.locator("[aria-busy=true], .mantine-Skeleton-root")).toHaveCount(0);

        const direction = info.project.use.locale === "ar" ? "rtl" : "ltr";
        await expect(page.locator("html")).toHaveAttribute("dir", direction);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, "the page must not scroll sideways").toBeLessThanOrEqual(0);

        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21aa"])
          .analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
        expect(found).toEqual([]);
        expect(complaints).toEqual([]);
      });
    }
  });
}
