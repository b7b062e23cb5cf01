import { useFormats } from "@/i18n/formats";
import classes from "./records.module.css";

/** A flag beside the name of a country (ISO 3166 alpha-2); never the flag alone. */
export function Country({ code }: { code: string }) {
  const format = useFormats();
  return (
    <span className={classes.country}>
      <img
        className={classes.flag}
        src={`${__FLAGS__}/${code}.svg`}
        alt=""
        width={18}
        height={12}
        loading="lazy"
        onError={(event) => {
          event.currentTarget.style.visibility = "hidden";
        }}
      />
      <span className={classes.countryName}>{format.country(code)}</span>
    </span>
  );
}
