import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const ENTRY = fileURLToPath(new URL("../src/worker/main.ts", import.meta.url));
const FILE = "service-worker.js";
// What the app needs without a network; flags and rare alphabets come as they are looked at.
const KEPT = /\.(?:js|css)$|inter-latin-wght[^/]*\.woff2$/;

/** One classic script, since not every browser takes modules for workers. */
async function compile(files: string[]): Promise<string> {
  const version = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 12);
  const result = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { __SHELL__: JSON.stringify({ version, files }) },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: ENTRY, output: { format: "iife", entryFileNames: FILE } },
    },
  });
  const [made] = Array.isArray(result) ? result : [result];
  const chunk = made && "output" in made ? made.output.find(({ type }) => type === "chunk") : undefined;
  if (chunk?.type !== "chunk") throw new Error("the service worker was not built");
  return chunk.code;
}

/**
 * Builds the service worker with the list of the app's files in it, so that each build is another worker, which fetches
 * what is new. While developing it knows no files and the server answers.
 */
export function serviceWorker(): Plugin {
  return {
    name: "lading:service-worker",
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response, next) => {
        compile([]).then((code) => {
          response.setHeader("Content-Type", "text/javascript");
          response.end(code);
        }, next);
      });
    },
    async generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith("assets/") && KEPT.test(name));
      this.emitFile({ type: "asset", fileName: FILE, source: await compile(files.sort()) });
    },
  };
}
