import { i18n } from "@lingui/core";
import type { Locale } from "./locales";

type Texts = Record<string, string>;

// As in `activate`: a chunk each, of which only the one in use is loaded.
const catalogs: Record<Locale, () => Promise<{ messages: Record<string, never> | object }>> = {
  en: () => import("./later/en.po"),
  "zh-CN": () => import("./later/zh-CN.po"),
  ar: () => import("./later/ar.po"),
};

let wanted = false;
const loaded = new Map<Locale, Promise<Texts>>();

function load(locale: Locale): Promise<Texts> {
  const known = loaded.get(locale);
  if (known) return known;
  const texts = catalogs[locale]().then(({ messages }) => messages as Texts);
  loaded.set(locale, texts);
  // Who comes again after the network was away asks again.
  texts.catch(() => loaded.delete(locale));
  return texts;
}

/** The texts of the rooms behind the first screen in another language, once any of them was opened. */
export async function laterTextsOf(locale: Locale): Promise<Texts> {
  return wanted ? load(locale) : {};
}

/** Brings the texts of the rooms behind the first screen. */
export async function laterTexts(): Promise<void> {
  wanted = true;
  const locale = i18n.locale as Locale;
  i18n.load(locale, await load(locale));
}

/** An import of a room behind the first screen: it arrives together with its texts. */
export const later =
  <T>(bring: () => Promise<T>) =>
  async (): Promise<T> =>
    (await Promise.all([bring(), laterTexts()]))[0];
