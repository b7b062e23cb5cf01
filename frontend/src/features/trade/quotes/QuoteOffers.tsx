import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Select, TagsInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { Incoterm, QuoteVersion } from "@/api/types";
import { StatusText } from "@/ui/records/StatusText";
import { PortInput } from "../shared/PortInput";
import classes from "../shared/trade.module.css";
import { useTermNote } from "../shared/useTermNote";
import { INCOTERMS } from "../shared/words";
import { MOST_BREAKS, readBreaks } from "./breaks";
import type { Draft } from "./draft";

interface Props {
  draft: Draft;
  version: QuoteVersion;
  breaks: readonly string[];
  onChange?: (part: Partial<Draft>) => void;
  onBreaks: (breaks: string[]) => void;
}

const MOST_OFFERS = 6;

/** Incoterms with their places, and quantities from which prices differ: each is a column of the grid. */
export function QuoteOffers({ draft, version, breaks, onChange, onBreaks }: Props) {
  const { t } = useLingui();
  const note = useTermNote();
  const readOnly = !onChange;
  const offer = (place: number, part: Partial<Draft["offers"][number]>) =>
    onChange?.({ offers: draft.offers.map((each, at) => (at === place ? { ...each, ...part } : each)) });
  const drop = (place: number) =>
    onChange?.({
      offers: draft.offers.filter((_, at) => at !== place),
      lines: draft.lines.map((line) => ({
        ...line,
        prices: line.prices
          .filter((price) => price.offer !== place)
          .map((price) => (price.offer > place ? { ...price, offer: price.offer - 1 } : price)),
      })),
    });
  return (
    <>
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
            <PortInput
              size="xs"
              bare
              aria-label={t`Named place ${place + 1}`}
              placeholder={t`Named place or port`}
              readOnly={readOnly}
              value={each.place ?? ""}
              onChange={(named) => offer(place, { place: named })}
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
              onClick={() => onChange({ offers: [...draft.offers, { incoterm: "CIF", place: "" }] })}
            >
              <Trans>Another Incoterm beside it</Trans>
            </Button>
          </span>
        )}
      </div>
      {version.warnings.map((each) => (
        <StatusText key={`${each.offer} ${each.code}`} tone="warning">
          {`${version.offers[each.offer]?.incoterm ?? ""}: ${note(each.code, each.better)}`}
        </StatusText>
      ))}
      {readOnly && breaks.length === 0 ? null : (
        <TagsInput
          size="xs"
          label={t`Other prices from these quantities on`}
          placeholder={readOnly ? undefined : t`Such as 1000; each makes a column`}
          readOnly={readOnly}
          maxTags={MOST_BREAKS}
          splitChars={[" ", ";"]}
          inputMode="decimal"
          value={[...breaks]}
          onChange={(texts) => onBreaks(readBreaks(texts))}
        />
      )}
    </>
  );
}
