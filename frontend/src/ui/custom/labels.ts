import { useLingui } from "@lingui/react/macro";
import type { CustomField } from "./form";

/** A text in the reader's language, or the nearest there is. */
export function inLanguage(texts: Record<string, string>, locale: string): string {
  const language = locale.split("-")[0] ?? locale;
  const near = Object.keys(texts).find((tag) => tag.split("-")[0] === language);
  return texts[locale] ?? (near ? texts[near] : undefined) ?? texts.en ?? Object.values(texts)[0] ?? "";
}

/** The labels of a choice's options in the reader's language. */
export function useOptionLabel(field: CustomField): (key: string) => string {
  const { i18n } = useLingui();
  return (key) => {
    const option = field.options.find((each) => each.key === key);
    return (option && inLanguage(option.labels, i18n.locale)) || key;
  };
}

/** A number as the reader's language writes it, in Latin digits, with all its places. */
export const numberText = (value: string, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 9, numberingSystem: "latn" }).format(Number(value));

/** A day (YYYY-MM-DD) as the reader's language writes it. */
export const dayText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeZone: "UTC",
    numberingSystem: "latn",
    calendar: "gregory",
  }).format(new Date(`${day}T00:00:00Z`));
