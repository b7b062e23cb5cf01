import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import classes from "./deals.module.css";

type Name = "rate" | "rate_date" | "rate_source";

interface Props {
  from: string;
  into: string;
  field: (name: Name) => object;
}

/** The rate that a deal is locked at, with its date and where it is from. */
export function RateFields({ from, into, field }: Props) {
  const { t } = useLingui();
  return (
    <>
      <p className={classes.quiet}>
        <Trans>
          Sums are in {into}. What is one {from} worth in {into}? Left empty, the known rate of the day
          counts.
        </Trans>
      </p>
      <div className={classes.pair}>
        <TextInput label={t`Rate`} inputMode="decimal" dir="ltr" {...field("rate")} />
        <TextInput type="date" label={t`Of the day`} {...field("rate_date")} />
        <TextInput label={t`Source`} dir="auto" {...field("rate_source")} />
      </div>
    </>
  );
}
