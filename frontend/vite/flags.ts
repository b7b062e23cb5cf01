import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const packageFile = createRequire(import.meta.url).resolve("country-flag-icons/package.json");
const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
const source = join(dirname(packageFile), "3x2");
const base = `assets/flags-${version}`;

/**
 * Serves the flags of all countries as files of our own, one request each for those on screen. Windows has no
 * flags among its emoji, so text would not do. The version in the path lets browsers keep them for good.
 */
export function flags(): Plugin {
  return {
    name: "lading:flags",
    config: () => ({ define: { __FLAGS__: JSON.stringify(`/${base}`) } }),
    configureServer(server) {
      server.middlewares.use(`/${base}`, (request, response, next) => {
        const file = join(source, (request.url ?? "").replaceAll(/[^A-Z.a-z]/g, ""));
        if (!existsSync(file)) return next();
        response.setHeader("Content-Type", "image/svg+xml");
        response.end(readFileSync(file));
      });
    },
    generateBundle() {
      for (const name of readdirSync(source).filter((each) => /^[A-Z]{2}\.svg$/.test(each))) {
        this.emitFile({
          type: "asset",
          fileName: `${base}/${name}`,
          source: readFileSync(join(source, name)),
        });
      }
    },
  };
}
