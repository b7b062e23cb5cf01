import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import classes from "./trade.module.css";

export interface TypedCharge {
  label: string;
  amount: string;
}

interface Props {
  charges: readonly TypedCharge[];
  currency: string;
  onChange?: (charges: TypedCharge[]) => void;
}

const MOST = 20;

/** Sums beside the goods, as many as there are: freight, tooling, an inspection. */
export function ChargesEditor({ charges, currency, onChange }: Props) {
  const { t } = useLingui();
  const write = (place: number, part: Partial<TypedCharge>) =>
    onChange?.(charges.map((each, at) => (at === place ? { ...each, ...part } : each)));
  if (!onChange && charges.length === 0) return null;
  return (
    <fieldset className={classes.charges}>
      <legend className={classes.legend}>
        <Trans>Charges beside the goods</Trans>
      </legend>
      {charges.map((charge, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a charge is known by its place
        <div key={place} className={classes.charge}>
          <TextInput
            size="xs"
            aria-label={t`Charge ${place + 1}, for what`}
            placeholder={t`Freight, tooling, inspection…`}
            readOnly={!onChange}
            value={charge.label}
            onChange={(event) => write(place, { label: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            aria-label={t`Charge ${place + 1}, amount`}
            inputMode="decimal"
            dir="ltr"
            rightSection={<span className={classes.muted}>{currency}</span>}
            rightSectionWidth={44}
            readOnly={!onChange}
            value={charge.amount}
            onChange={(event) => write(place, { amount: event.currentTarget.value })}
          />
          {onChange ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t`Remove charge ${place + 1}`}
              onClick={() => onChange(charges.filter((_, at) => at !== place))}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          ) : null}
        </div>
      ))}
      {onChange && charges.length < MOST ? (
        <span>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...charges, { label: "", amount: "" }])}
          >
            <Trans>Add a charge</Trans>
          </Button>
        </span>
      ) : null}
    </fieldset>
  );
}
