import { useFormats } from "@/i18n/formats";

/** The name of a BCP 47 tag in the reader's language. */
export function LanguageText({ code }: { code: string }) {
  const format = useFormats();
  return <span>{format.language(code)}</span>;
}
