import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { Money } from "@/ui/records/Money";
import { DayText } from "../shared/DayText";
import money from "./money.module.css";
import type { Given } from "./parts";
import type { OpenLine } from "./types";
import { DUE_LABELS } from "./words";

interface Props {
  line: OpenLine;
  /** The payment's. */
  currency: string;
  given: Given;
  onChange: (given: Given) => void;
}

/** What of a payment goes to a due line; of another currency also what it settles there. */
export function PartInputs({ line, currency, given, onChange }: Props) {
  const { t, i18n } = useLingui();
  const name = `${line.order_number} · ${i18n._(DUE_LABELS[line.label as "deposit"])}`;
  const other = line.currency !== currency;
  const about = (
    <>
      <Trans>open</Trans> <Money amount={line.open} currency={line.currency} />
      {line.due_on ? (
        <>
          {" · "}
          <DayText day={line.due_on} />
        </>
      ) : null}
      {Number(line.charge) > 0 ? (
        <>
          {" · "}
          <Trans>bank charges</Trans> <Money amount={line.charge} currency={line.currency} />
        </>
      ) : null}
    </>
  );
  const input = { inputMode: "decimal", dir: "ltr", placeholder: "0" } as const;
  if (!other) {
    return (
      <TextInput
        label={name}
        description={about}
        {...input}
        value={given.paid}
        onChange={({ currentTarget: { value } }) => onChange({ paid: value, settles: value })}
      />
    );
  }
  return (
    <fieldset className={money.two}>
      <legend>{name}</legend>
      <p>{about}</p>
      <TextInput
        label={t`Of the payment, ${currency}`}
        {...input}
        value={given.paid}
        onChange={({ currentTarget: { value } }) =>
          onChange({ paid: value, settles: atRate(value, line) ?? given.settles })
        }
      />
      <TextInput
        label={t`Settles, ${line.currency}`}
        {...input}
        value={given.settles}
        onChange={({ currentTarget: { value } }) => onChange({ ...given, settles: value })}
      />
    </fieldset>
  );
}

/** What an amount of the payment is worth at the last known rate, no more than is open. */
function atRate(paid: string, line: OpenLine): string | undefined {
  if (line.rate === null || !(Number(paid) > 0)) return undefined;
  const digits = new Intl.NumberFormat("en", { style: "currency", currency: line.currency }).resolvedOptions()
    .maximumFractionDigits;
  return Math.min(Number(paid) * Number(line.rate), Number(line.open)).toFixed(digits);
}
