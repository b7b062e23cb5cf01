import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { QuoteVersion } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { type GridColumn, LineGrid } from "../grid/LineGrid";
import { priceAt, withPrice } from "./breaks";
import type { Draft, DraftLine } from "./draft";
import { emptyLine } from "./draft";

interface Props {
  draft: Draft;
  version: QuoteVersion;
  /** Quantities from which each Incoterm has a price of its own. */
  breaks: readonly string[];
  /** Columns that another part knows of. */
  more?: readonly GridColumn<DraftLine>[];
  onChange?: (part: Partial<Draft>) => void;
}

/** What is known of the goods stands beside how much of them is quoted, before all prices. */
const beside = (columns: GridColumn<DraftLine>[], more: readonly GridColumn<DraftLine>[]) => {
  const place = columns.findIndex(({ id }) => id === "unit") + 1;
  return [...columns.slice(0, place), ...more, ...columns.slice(place)];
};

/** The lines of a quote as a grid; a line's number, name or a pasted block is enough, prices are looked for. */
export function QuoteGrid({ draft, version, breaks, more, onChange }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const { offers, currency } = draft;
  const columns = useMemo(() => {
    const priced = (offer: number, from: string): GridColumn<DraftLine> => {
      const term = offers[offer]?.incoterm ?? "";
      return {
        id: `offer-${offer}-${from}`,
        label: Number(from) > 0 ? `${term} ≥ ${format.number(Number(from))}` : `${term} ${currency}`,
        width: 96,
        numeric: true,
        value: (line) => priceAt(line, offer, from),
        write: (line, price) => ({ prices: withPrice(line, offer, from, price) }),
      };
    };
    const found: GridColumn<DraftLine>[] = [
      {
        id: "sku",
        label: t`Our number`,
        width: 96,
        value: (line) => line.sku,
        write: (line, sku) =>
          sku === line.sku
            ? {}
            : { sku, productId: null, variantId: null, price: line.productId ? "" : line.price },
      },
      {
        id: "name",
        label: t`Description of goods`,
        value: (line) => line.name,
        write: (_, name) => ({ name }),
        hint: (line) => line.evidence.map((each) => `“${each.text}”`).join(" · ") || undefined,
      },
      {
        id: "quantity",
        label: t`Quantity`,
        width: 84,
        numeric: true,
        value: (line) => line.quantity,
        write: (_, quantity) => ({ quantity }),
      },
      { id: "unit", label: t`Unit`, width: 52, value: (line) => line.unit, write: (_, unit) => ({ unit }) },
      {
        id: "price",
        label: `${offers[0]?.incoterm ?? ""} ${currency}`,
        width: 92,
        numeric: true,
        value: (line) => line.price,
        write: (_, price) => ({ price, priceFrom: null }),
        hint: (line) =>
          line.priceFrom === "cost_sheet"
            ? t`From the cost sheet`
            : line.priceFrom
              ? t`From the price list ${line.priceFrom}`
              : undefined,
      },
      ...breaks.map((from) => priced(0, from)),
      ...offers.slice(1).flatMap((_, index) => ["0", ...breaks].map((from) => priced(index + 1, from))),
      {
        id: "discount",
        label: t`Disc. %`,
        width: 60,
        numeric: true,
        value: (line) => line.discount,
        write: (_, discount) => ({ discount }),
      },
      {
        id: "amount",
        label: t`Amount`,
        width: 110,
        numeric: true,
        value: (line) => line.amount ?? "",
        show: (line) => (line.amount === null ? "" : format.money(line.amount, currency)),
      },
    ];
    if (!version.costs_hidden) {
      found.push({
        id: "margin",
        label: t`Margin`,
        width: 68,
        numeric: true,
        value: (line) => (line.margin === null ? "" : `${line.margin} %`),
      });
    }
    return found;
  }, [t, format, offers, currency, breaks, version.costs_hidden]);
  return (
    <LineGrid
      label={t`Lines`}
      columns={more?.length ? beside(columns, more) : columns}
      rows={draft.lines}
      onChange={onChange ? (lines) => onChange({ lines }) : undefined}
      makeRow={emptyLine}
      addLabel={t`Add a line`}
    />
  );
}
