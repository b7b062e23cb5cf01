import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import classes from "./custom.module.css";
import { common, type InputProps } from "./FieldInput";

/** An amount and its currency. */
export function MoneyInput(props: InputProps) {
  const { t } = useLingui();
  const { field, value, onChange, size = "sm", disabled } = props;
  const { amount = "", currency = "USD" } = (value ?? {}) as { amount?: string; currency?: string };
  const give = (next: { amount?: string; currency?: string }) =>
    onChange({ amount, currency, ...next }.amount === "" ? null : { amount, currency, ...next });
  return (
    <div className={classes.money}>
      <TextInput
        {...common(props)}
        inputMode="decimal"
        dir="ltr"
        value={amount}
        onChange={(event) => give({ amount: event.currentTarget.value })}
      />
      <TextInput
        aria-label={t`Currency of ${field.label}`}
        size={size}
        disabled={disabled}
        maxLength={3}
        dir="ltr"
        value={currency}
        onChange={(event) => give({ currency: event.currentTarget.value.toUpperCase() })}
      />
    </div>
  );
}
