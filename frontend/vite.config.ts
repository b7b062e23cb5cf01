import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { flags } from "./vite/flags.ts";
import { linguiMacro } from "./vite/linguiMacro.ts";
import { serviceWorker } from "./vite/serviceWorker.ts";
import { themeCss } from "./vite/themeCss.ts";

const api = process.env.LADING_API_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [
    linguiMacro(),
    lingui({ failOnCompileError: true }),
    themeCss(),
    flags(),
    react(),
    serviceWorker(),
  ],
  resolve: { tsconfigPaths: true },
  server: { proxy: { "/api": { target: api, changeOrigin: true } } },
  build: {
    target: "es2022",
    manifest: true,
    sourcemap: false,
    // An inlined asset would be a data: URL, which the content security policy does not allow for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Without groups a screen asks for some eighty files of a few hundred bytes each.
          groups: [
            { name: "icons", test: /@tabler/ },
            {
              name: "vendor",
              test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(?!.*(table|virtual))|@lingui|openapi-fetch)/,
            },
            {
              name: "mantine",
              test: /node_modules\/(@mantine\/(core|hooks)|@floating-ui|clsx)/,
              minShareCount: 3,
            },
            {
              name: "shell",
              test: /src\/(api|lib|ui\/(?!table|charts|files)|i18n\/(?!locales))/,
              minShareCount: 3,
            },
            // Tables come with the screens that have them; the inbox is a list of rows.
            { name: "rows", test: /src\/ui\/table\/(RowCount|useVirtualRows)|@tanstack\/[^/]*virtual/ },
            { name: "table", test: /src\/ui\/table\/|@tanstack\/[^/]*table/ },
          ],
        },
      },
      onwarn(warning, warn) {
        // Mantine marks its files "use client" for servers that render React; a bundle for browsers may ignore it.
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/lib/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    // A loaded machine is slow; time never decides a test.
    testTimeout: 60_000,
  },
});
