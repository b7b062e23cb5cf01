import { poorContrast, violations } from "./axe";
import { SCREENS } from "./places";
import { expect, test } from "./session";

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
        // What is mirrored has the same roles, names and colours: a wide and a narrow screen tell.
        if (direction === "ltr") expect.soft(await violations(page), screen).toEqual([]);
        // The dark scheme differs in nothing but colours.
        if (info.project.name === "en-1440") {
          await page.emulateMedia({ colorScheme: "dark" });
          expect.soft(await poorContrast(page), `${screen} in the dark`).toEqual([]);
        }
        expect.soft(complaints.splice(0), `${screen} complains`).toEqual([]);
      });
    }
  });
}
