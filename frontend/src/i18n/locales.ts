/** The languages of the app's own texts. Names are in their own language, as people look for them. */
export const LOCALES = [
  { tag: "zh-CN", name: "简体中文" },
  { tag: "en", name: "English" },
  { tag: "ar", name: "العربية" },
] as const;

export type Locale = (typeof LOCALES)[number]["tag"];

export const isLocale = (tag: string): tag is Locale => LOCALES.some((locale) => locale.tag === tag);

/** The nearest language we have for a BCP 47 tag, or null. */
export function nearestLocale(tag: string): Locale | null {
  if (isLocale(tag)) return tag;
  const language = tag.split("-")[0];
  return LOCALES.find((locale) => locale.tag.split("-")[0] === language)?.tag ?? null;
}

export const directionOf = (locale: Locale): "ltr" | "rtl" => (locale === "ar" ? "rtl" : "ltr");

/** The tag to hand to Intl: Arabic texts keep Latin digits, as mail, invoices and ERPs do. */
export const intlTag = (locale: Locale): string => (locale === "ar" ? "ar-u-nu-latn" : locale);
