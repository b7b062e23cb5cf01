import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import type { Plugin } from "vite";
import { theme } from "../src/ui/theme/theme.ts";
import { tokens } from "../src/ui/theme/tokens.ts";

const ID = "virtual:theme.css";

function render(): string {
  const full = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(full);
  const own = tokens(full);
  return convertCssVariables({
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light },
    dark: { ...base.dark, ...own.dark },
  });
}

/**
 * Writes the theme's CSS variables into a style sheet at build time. At run time Mantine would put them into
 * a `<style>` element, which a `style-src 'self'` policy forbids.
 */
export function themeCss(): Plugin {
  return {
    name: "lading:theme-css",
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) => (id === `\0${ID}` ? render() : null),
  };
}
