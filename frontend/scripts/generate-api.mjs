// Writes src/api/schema.d.ts from the backend's OpenAPI. With --check nothing is written and a difference fails.
// The source is `lading openapi` of the checkout's environment, or a file: --from openapi.json
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const PREFIX = "/api/v1";
const target = new URL("../src/api/schema.d.ts", import.meta.url);
const command = fileURLToPath(new URL("../../.venv/bin/lading", import.meta.url));

const from = process.argv.indexOf("--from");
const text =
  from > 0
    ? readFileSync(process.argv[from + 1], "utf8")
    : execFileSync(command, ["openapi"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });

const document = JSON.parse(text);
// The client's base URL carries the prefix, so paths read as the resources they are.
document.paths = Object.fromEntries(
  Object.entries(document.paths).map(([path, item]) => [
    path.startsWith(PREFIX) ? path.slice(PREFIX.length) : path,
    item,
  ]),
);

const banner = "// Generated from the OpenAPI document by `npm run api:generate`. Do not edit.\n\n";
// What has a default may be left out of a request; answers have no defaults.
const options = { alphabetize: true, emptyObjectsUnknown: true, defaultNonNullable: false };
const source = banner + astToString(await openapiTS(document, options));

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== source) {
    console.error("src/api/schema.d.ts is not what the API says: run npm run api:generate");
    process.exit(1);
  }
} else {
  writeFileSync(target, source);
}
