// Fails when the JavaScript that a browser must load before the first screen is usable exceeds the budget.
// The first screen of a newcomer is sign-in, of a user the inbox; each is entry + its route + what these import.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = 350_000;
const SCREENS = ["src/features/accounts/routes/SignInPage.tsx", "src/app/screens/InboxScreen.tsx"];
// The shell and the catalog of a language come after the entry, but before anything can be used.
const ALWAYS = ["index.html", "src/app/SignedInLayout.tsx", "src/i18n/locales/zh-CN.po"];

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

function collect(key, files = new Set(), seen = new Set()) {
  if (seen.has(key)) return files;
  seen.add(key);
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the build's manifest`);
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) collect(next, files, seen);
  return files;
}

let failed = false;
for (const screen of SCREENS) {
  const files = new Set([...ALWAYS, screen].flatMap((key) => [...collect(key)]));
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
  const kb = (bytes / 1000).toFixed(1);
  console.log(`${screen}: ${kb} kB of JavaScript gzip in ${files.size} files (budget ${BUDGET / 1000} kB)`);
  if (bytes > BUDGET) failed = true;
}
if (failed) process.exit(1);
