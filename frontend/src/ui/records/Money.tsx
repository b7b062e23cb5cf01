import { useFormats } from "@/i18n/formats";
import classes from "./records.module.css";

/** An amount with its ISO 4217 code, in tabular figures. */
export function Money({ amount, currency }: { amount: string; currency: string }) {
  const format = useFormats();
  return <span className={classes.money}>{format.money(amount, currency)}</span>;
}
