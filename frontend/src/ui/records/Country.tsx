import { useFormats } from "@/i18n/formats";
import classes from "./records.module.css";

const REGIONAL_A = 0x1f1e6;

/** The flag of an ISO 3166 alpha-2 code as the two regional letters, which a font turns into the flag. */
const flag = (code: string): string =>
  String.fromCodePoint(...[...code].map((letter) => REGIONAL_A + letter.charCodeAt(0) - 65));

/** A flag beside the country's name; never the flag alone. */
export function Country({ code }: { code: string }) {
  const format = useFormats();
  return (
    <span className={classes.country}>
      <span className={classes.flag} aria-hidden>
        {flag(code)}
      </span>
      {format.country(code)}
    </span>
  );
}
