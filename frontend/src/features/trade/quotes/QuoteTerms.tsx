import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete, Select, Textarea, TextInput } from "@mantine/core";
import type { QuoteVersion } from "@/api/types";
import { ChargesEditor } from "../shared/ChargesEditor";
import { FirmSelect } from "../shared/FirmSelect";
import { PortInput } from "../shared/PortInput";
import classes from "../shared/trade.module.css";
import { portKind, TRANSPORTS, USUAL_TERMS } from "../shared/words";
import type { Draft } from "./draft";
import { QuoteOffers } from "./QuoteOffers";

interface Props {
  draft: Draft;
  version: QuoteVersion;
  breaks: readonly string[];
  onChange?: (part: Partial<Draft>) => void;
  onBreaks: (breaks: string[]) => void;
}

/** Incoterms side by side, and what else is agreed: transport, ports, payment, validity, charges. */
export function QuoteTerms({ draft, version, breaks, onChange, onBreaks }: Props) {
  const { t, i18n } = useLingui();
  const change = (part: Partial<Draft>) => onChange?.(part);
  const readOnly = !onChange;
  const kind = portKind(draft.transport);
  return (
    <section className={classes.panel} aria-label={t`Terms`}>
      <h2 className={classes.panelTitle}>
        <Trans>Incoterms 2020, side by side</Trans>
      </h2>
      <QuoteOffers draft={draft} version={version} breaks={breaks} onChange={onChange} onBreaks={onBreaks} />
      <div className={classes.fields}>
        <FirmSelect
          size="xs"
          readOnly={readOnly}
          value={draft.firm_id}
          onChange={(firm) => change({ firm_id: firm })}
        />
        <Select
          size="xs"
          label={t`Transport`}
          clearable
          readOnly={readOnly}
          data={Object.entries(TRANSPORTS).map(([value, name]) => ({ value, label: i18n._(name) }))}
          value={draft.transport}
          onChange={(value) => change({ transport: value as Draft["transport"] })}
        />
        <PortInput
          size="xs"
          label={t`Port of loading`}
          kind={kind}
          readOnly={readOnly}
          value={draft.port_of_loading}
          onChange={(port) => change({ port_of_loading: port })}
        />
        <PortInput
          size="xs"
          label={t`Port of discharge`}
          kind={kind}
          readOnly={readOnly}
          value={draft.port_of_discharge}
          onChange={(port) => change({ port_of_discharge: port })}
        />
        <Autocomplete
          size="xs"
          label={t`Payment terms`}
          readOnly={readOnly}
          data={USUAL_TERMS}
          value={draft.payment_terms}
          onChange={(value) => change({ payment_terms: value })}
        />
        <TextInput
          size="xs"
          label={t`Lead time`}
          readOnly={readOnly}
          value={draft.lead_time}
          onChange={(event) => change({ lead_time: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          type="date"
          label={t`Valid until`}
          readOnly={readOnly}
          value={draft.valid_until}
          onChange={(event) =>
            event.currentTarget.value && change({ valid_until: event.currentTarget.value })
          }
        />
        <TextInput
          size="xs"
          label={t`Discount %`}
          inputMode="decimal"
          readOnly={readOnly}
          value={draft.discount}
          onChange={(event) => change({ discount: event.currentTarget.value })}
        />
      </div>
      <ChargesEditor
        charges={draft.charges}
        currency={draft.currency}
        onChange={readOnly ? undefined : (charges) => change({ charges })}
      />
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={6}
        label={t`Note on the quote`}
        readOnly={readOnly}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </section>
  );
}
