import { i18n } from "@lingui/core";
import { read, write } from "@/lib/storage";
import { laterTextsOf } from "./later";
import { directionOf, type Locale, nearestLocale } from "./locales";

const KEY = "lading.locale";

// One import each, so that every catalog is a chunk of its own and only the one in use is loaded.
const catalogs: Record<Locale, () => Promise<{ messages: Record<string, never> | object }>> = {
  en: () => import("./locales/en.po"),
  "zh-CN": () => import("./locales/zh-CN.po"),
  ar: () => import("./locales/ar.po"),
};

/** What was chosen last in this browser, else what the browser prefers, else English. */
export function initialLocale(): Locale {
  const wishes = [read(KEY) ?? "", ...navigator.languages];
  for (const wish of wishes) {
    const locale = nearestLocale(wish);
    if (locale) return locale;
  }
  return "en";
}

/** Loads the texts of a language and turns the whole page to it, direction included. */
export async function activateLocale(locale: Locale): Promise<void> {
  const [{ messages }, later] = await Promise.all([catalogs[locale](), laterTextsOf(locale)]);
  i18n.loadAndActivate({ locale, messages: { ...(messages as Record<string, string>), ...later } });
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  write(KEY, locale);
}

export const currentLocale = (): Locale => nearestLocale(i18n.locale) ?? "en";
