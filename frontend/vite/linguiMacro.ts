import { transformAsync } from "@babel/core";
import type { Plugin } from "vite";

/**
 * Expands Lingui's macros before the bundler sees the file. Only files that import a macro pass through
 * Babel, and only this one transform runs: types and JSX are left to the bundler.
 */
export function linguiMacro(): Plugin {
  return {
    name: "lading:lingui-macro",
    enforce: "pre",
    transform: {
      filter: { id: { include: /\/src\/.*\.tsx?$/ }, code: { include: /@lingui\/(core|react)\/macro/ } },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: ["typescript", "jsx"] },
          plugins: ["@lingui/babel-plugin-lingui-macro"],
        });
        return result?.code ? { code: result.code, map: result.map } : null;
      },
    },
  };
}
