import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type { CostSheet, QuoteVersion } from "@/api/types";
import { Money } from "@/ui/records/Money";
import { plainDecimal, readDecimal } from "../grid/paste";
import classes from "../shared/trade.module.css";
import type { Draft } from "./draft";

const FIELDS = [
  ["margin", msg`Margin %`],
  ["commission_rate", msg`Commission %`],
  ["inland", msg`Inland haulage`],
  ["port", msg`Port and customs`],
  ["freight", msg`Freight (quote's currency)`],
  ["insurance_rate", msg`Insurance premium %`],
  ["delivery", msg`Delivery there`],
  ["unloading", msg`Unloading there`],
  ["duty_rate", msg`Duty %`],
  ["import_vat_rate", msg`Import VAT %`],
  ["vat_rate", msg`VAT in costs %`],
] as const;

const START: CostSheet = {};

interface Props {
  draft: Draft;
  version: QuoteVersion;
  onChange?: (part: Partial<Draft>) => void;
}

/** From what the goods cost to a price at every Incoterm; for those who may see costs. */
export function CostPanel({ draft, version, onChange }: Props) {
  const { t, i18n } = useLingui();
  const { costs } = draft;
  const write = (part: Partial<CostSheet>) => onChange?.({ costs: { ...(costs ?? START), ...part } });
  return (
    <section className={classes.panel} aria-label={t`Cost sheet`}>
      <h2 className={classes.panelTitle}>
        <Trans>Cost sheet</Trans>
      </h2>
      {version.margin === null ? null : (
        <dl className={classes.pairs}>
          <dt>
            <Trans>Margin of this quote</Trans>
          </dt>
          <dd className={version.needs_approval ? classes.problem : undefined}>{version.margin} %</dd>
          <dt>
            <Trans>Floor</Trans>
          </dt>
          <dd>{plainDecimal(version.floor)} %</dd>
        </dl>
      )}
      {costs === null && onChange ? (
        <span>
          <Button size="xs" variant="default" onClick={() => onChange({ costs: START })}>
            <Trans>Reckon prices from costs</Trans>
          </Button>
        </span>
      ) : null}
      {costs === null ? null : (
        <>
          <p className={classes.muted} style={{ margin: 0, fontSize: 12 }}>
            <Trans>
              Sums for the whole shipment in {version.base_currency}. Lines without a price take theirs from
              here.
            </Trans>
          </p>
          <div className={classes.fields} style={{ gridTemplateColumns: "1fr 1fr" }}>
            {FIELDS.map(([name, label]) => (
              <CostField
                key={name}
                label={i18n._(label)}
                value={costs[name]}
                readOnly={!onChange}
                onChange={(value) => write({ [name]: value })}
              />
            ))}
          </div>
          <Switch
            size="xs"
            label={t`Pass the VAT rebate on`}
            checked={costs.use_rebate ?? true}
            disabled={!onChange}
            onChange={(event) => write({ use_rebate: event.currentTarget.checked })}
          />
          {Number(costs.commission_rate ?? 0) > 0 ? (
            <Switch
              size="xs"
              label={t`Commission on the whole price (CIFC), not on the goods alone`}
              checked={costs.commission_on_price ?? false}
              disabled={!onChange}
              onChange={(event) => write({ commission_on_price: event.currentTarget.checked })}
            />
          ) : null}
          {onChange ? (
            <span>
              <Button
                size="xs"
                variant="subtle"
                onClick={() =>
                  onChange({ lines: draft.lines.map((line) => ({ ...line, price: "", prices: [] })) })
                }
              >
                <Trans>Take all prices anew</Trans>
              </Button>
            </span>
          ) : null}
        </>
      )}
      {version.ladder.length > 0 ? (
        <dl className={classes.pairs} aria-label={t`All goods at each Incoterm`}>
          {version.ladder.map((rung) => (
            <div key={rung.incoterm} style={{ display: "contents" }}>
              <dt>{rung.incoterm}</dt>
              <dd>
                <Money amount={rung.total} currency={version.currency} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
}

interface FieldProps {
  label: string;
  value: string | undefined;
  readOnly: boolean;
  onChange: (value: string) => void;
}

function CostField({ label, value, readOnly, onChange }: FieldProps) {
  const [text, setText] = useState(plainDecimal(value));
  return (
    <TextInput
      size="xs"
      label={label}
      inputMode="decimal"
      readOnly={readOnly}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const plain = event.currentTarget.value.trim() === "" ? "0" : readDecimal(event.currentTarget.value);
        if (plain !== null) onChange(plain);
      }}
    />
  );
}
