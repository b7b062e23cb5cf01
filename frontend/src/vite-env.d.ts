/// <reference types="vite/client" />

declare module "*.po" {
  import type { Messages } from "@lingui/core";
  export const messages: Messages;
}

declare module "virtual:theme.css";

/** The address under which the flags of the countries are served. */
declare const __FLAGS__: string;
