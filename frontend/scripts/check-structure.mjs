// What the linter cannot say: physical sides in style sheets break right-to-left, features must not import one
// another, and a component file that outgrows its limit has more than one subject.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../src", import.meta.url));
const MAX_TSX = 250;
const PHYSICAL =
  /(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right)(?:-\w+)*|(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b/;
const PHYSICAL_PROPS = /\s(?:ml|mr|pl|pr)=|\b(?:marginLeft|marginRight|paddingLeft|paddingRight)\s*:/;

const problems = [];
for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const name = relative(root, path).split(sep).join("/");
  if (!/\.(tsx?|css)$/.test(name) || name === "api/schema.d.ts") continue;
  const text = readFileSync(path, "utf8");
  const lines = text.split("\n");
  const report = (index, what) => problems.push(`src/${name}:${index + 1} ${what}`);

  if (name.endsWith(".tsx") && lines.length > MAX_TSX) report(MAX_TSX, `more than ${MAX_TSX} lines`);
  const physical = name.endsWith(".css") ? PHYSICAL : PHYSICAL_PROPS;
  lines.forEach((line, index) => {
    if (physical.test(line)) report(index, `physical side, use the logical property: ${line.trim()}`);
  });

  const feature = /^features\/([^/]+)\//.exec(name)?.[1];
  for (const [, imported] of text.matchAll(/from "@\/features\/([^/"]+)/g)) {
    if (feature ? imported !== feature : !name.startsWith("app/")) {
      report(0, `must not import the feature ${imported}`);
    }
  }
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
