import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Autocomplete, Button, Select, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { Incoterm, QuoteVersion } from "@/api/types";
import { StatusText } from "@/ui/records/StatusText";
import classes from "../shared/trade.module.css";
import { INCOTERMS, TRANSPORTS, USUAL_TERMS } from "../shared/words";
import type { Draft } from "./draft";

interface Props {
  draft: Draft;
  version: QuoteVersion;
  onChange?: (part: Partial<Draft>) => void;
}

const MOST_OFFERS = 6;

/** Incoterms side by side, and what else is agreed: transport, ports, payment, validity. */
export function QuoteTerms({ draft, version, onChange }: Props) {
  const { t, i18n } = useLingui();
  const change = (part: Partial<Draft>) => onChange?.(part);
  const readOnly = !onChange;
  const offer = (place: number, part: Partial<Draft["offers"][number]>) =>
    change({ offers: draft.offers.map((each, at) => (at === place ? { ...each, ...part } : each)) });
  const drop = (place: number) =>
    change({
      offers: draft.offers.filter((_, at) => at !== place),
      lines: draft.lines.map((line) => ({
        ...line,
        prices: line.prices
          .filter((price) => price.offer !== place)
          .map((price) => (price.offer > place ? { ...price, offer: price.offer - 1 } : price)),
      })),
    });
  const warned = {
    place_missing: () => t`Name the place: an Incoterm without one says little.`,
    sea_rule_off_sea: (better: Incoterm | null) =>
      t`This rule is made for ships. For this transport, ${better ?? ""} says the same.`,
    container_sea_rule: (better: Incoterm | null) =>
      t`For containers ${better ?? ""} fits better: the goods change hands before the ship's rail.`,
  };
  return (
    <section className={classes.panel} aria-label={t`Terms`}>
      <h2 className={classes.panelTitle}>
        <Trans>Incoterms 2020, side by side</Trans>
      </h2>
      <div className={classes.offers}>
        {draft.offers.map((each, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an offer is known by its place
          <div key={place} className={classes.offer}>
            <Select
              size="xs"
              aria-label={t`Incoterm ${place + 1}`}
              data={INCOTERMS.map((term) => ({ value: term, label: term }))}
              allowDeselect={false}
              readOnly={readOnly}
              value={each.incoterm}
              onChange={(term) => term && offer(place, { incoterm: term as Incoterm })}
            />
            <TextInput
              size="xs"
              aria-label={t`Named place ${place + 1}`}
              placeholder={t`Named place or port`}
              readOnly={readOnly}
              value={each.place ?? ""}
              onChange={(event) => offer(place, { place: event.currentTarget.value })}
            />
            {place > 0 && !readOnly ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t`Remove ${each.incoterm}`}
                onClick={() => drop(place)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            ) : null}
          </div>
        ))}
        {readOnly || draft.offers.length >= MOST_OFFERS ? null : (
          <span>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => change({ offers: [...draft.offers, { incoterm: "CIF", place: "" }] })}
            >
              <Trans>Another Incoterm beside it</Trans>
            </Button>
          </span>
        )}
      </div>
      {version.warnings.map((note) => (
        <StatusText key={`${note.offer} ${note.code}`} tone="warning">
          {`${version.offers[note.offer]?.incoterm ?? ""}: ${warned[note.code](note.better)}`}
        </StatusText>
      ))}
      <div className={classes.fields}>
        <Select
          size="xs"
          label={t`Transport`}
          clearable
          readOnly={readOnly}
          data={Object.entries(TRANSPORTS).map(([value, name]) => ({ value, label: i18n._(name) }))}
          value={draft.transport}
          onChange={(value) => change({ transport: value as Draft["transport"] })}
        />
        <TextInput
          size="xs"
          label={t`Port of loading`}
          readOnly={readOnly}
          value={draft.port_of_loading}
          onChange={(event) => change({ port_of_loading: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t`Port of discharge`}
          readOnly={readOnly}
          value={draft.port_of_discharge}
          onChange={(event) => change({ port_of_discharge: event.currentTarget.value })}
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
        <TextInput
          size="xs"
          label={t`Extra charge, for what`}
          readOnly={readOnly}
          value={draft.charges[0]?.label ?? ""}
          onChange={(event) =>
            change({
              charges: [
                { label: event.currentTarget.value, amount: draft.charges[0]?.amount ?? "" },
                ...draft.charges.slice(1),
              ],
            })
          }
        />
        <TextInput
          size="xs"
          label={t`Extra charge, amount`}
          inputMode="decimal"
          readOnly={readOnly}
          value={draft.charges[0]?.amount ?? ""}
          onChange={(event) =>
            change({
              charges: [
                { label: draft.charges[0]?.label ?? "", amount: event.currentTarget.value },
                ...draft.charges.slice(1),
              ],
            })
          }
        />
      </div>
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
