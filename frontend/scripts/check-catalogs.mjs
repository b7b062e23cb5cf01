// Fails when the catalogs differ from what the source says, or when a language that must be complete is not.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const COMPLETE = ["en", "zh-CN"];
const LOCALES = ["en", "zh-CN", "ar"];
// The texts of the first screen, and those that come after it.
const FOLDERS = ["locales", "later"];
const CATALOGS = FOLDERS.flatMap((folder) =>
  LOCALES.map((locale) => ({ folder, locale, name: `${folder}/${locale}` })),
);
const file = (name) => new URL(`../src/i18n/${name}.po`, import.meta.url);
// The date in a PO header changes with every extraction and says nothing about the strings.
const strip = (text) => text.replace(/^"POT-Creation-Date:.*\n/m, "");

const before = new Map(CATALOGS.map(({ name }) => [name, readFileSync(file(name), "utf8")]));
execFileSync("npx", ["lingui", "extract", "--clean"], { stdio: ["ignore", "ignore", "inherit"] });

const problems = [];
for (const { locale, name } of CATALOGS) {
  const after = readFileSync(file(name), "utf8");
  const text = before.get(name);
  if (strip(after) !== strip(text))
    problems.push(`${name}: run npm run catalogs:extract and commit the result`);
  writeFileSync(file(name), text);
  const missing = [...after.matchAll(/^msgid "(.+)"\nmsgstr ""\n(?!")/gm)].map((match) => match[1]);
  const multiline = [...after.matchAll(/^msgid ""\n((?:".*"\n)+)msgstr ""\n(?!")/gm)]
    .slice(0)
    .map((m) => m[1]);
  const total = (after.match(/^msgid /gm) ?? []).length - 1;
  const lacking = missing.length + multiline.length;
  console.log(`${name}: ${total - lacking} of ${total} strings`);
  if (COMPLETE.includes(locale) && lacking > 0) {
    problems.push(`${name}: no text for ${[...missing, ...multiline].slice(0, 20).join(" | ")}`);
  }
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
