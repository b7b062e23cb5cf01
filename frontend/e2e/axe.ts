import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

type Found = { id: string; nodes: { html: string }[] };

const said = (found: Found[]) =>
  found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);

/** A builder that asks for nothing but violations and judges in the page itself: a third of the time. */
const builder = (page: Page, runOnly: { type: "tag" | "rule"; values: string[] }) =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ runOnly, resultTypes: ["violations"] });

/** What breaks WCAG 2.1 AA on a page, with the elements. */
export async function violations(page: Page): Promise<string[]> {
  const axe = builder(page, { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21aa"] });
  return said((await axe.analyze()).violations);
}

/** What has too little contrast on a page, with the elements. */
export async function poorContrast(page: Page): Promise<string[]> {
  return said((await builder(page, { type: "rule", values: ["color-contrast"] }).analyze()).violations);
}
