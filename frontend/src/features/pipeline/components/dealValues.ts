import type { DealFile } from "@/api/types";

const orNull = (value: string): string | null => value.trim() || null;

/** A number as one types it: without the zeros behind it. */
export const plain = (value: string | null): string => (value === null ? "" : String(Number(value)));

const typedRate = ({ locked_rate: rate }: DealFile) => (rate && rate.source !== "same" ? rate : null);

/** What the form of a deal begins with. */
export function valuesOf(deal: DealFile) {
  const rate = typedRate(deal);
  return {
    name: deal.name,
    owner_id: deal.owner?.id ?? "",
    amount: plain(deal.amount),
    currency: deal.currency,
    rate: rate ? plain(rate.rate) : "",
    rate_date: rate?.date ?? "",
    rate_source: rate && rate.source !== "typed" ? (rate.source ?? "") : "",
    probability: deal.own_probability === null ? "" : String(deal.own_probability),
    deposit_percent: plain(deal.deposit_percent),
    expected_close_on: deal.expected_close_on ?? "",
    expected_ship_on: deal.expected_ship_on ?? "",
    next_step: deal.next_step ?? "",
    note: deal.note ?? "",
    lines: deal.lines.map((line) => ({
      product: line.product,
      product_id: line.product_id,
      quantity: plain(line.quantity),
      unit: line.unit ?? "",
      unit_price: plain(line.unit_price),
    })),
    competitors: deal.competitors.map(({ name, offer, note }) => ({ name, offer: offer ?? "", note })),
    co_owners: deal.co_owners.map(({ member_id, share }) => ({ member_id, share: plain(share) })),
  };
}

type Values = ReturnType<typeof valuesOf>;

/** What the form says, as the API takes it. A rate that was not touched stays locked as it is. */
export function patchOf(values: Values, deal: DealFile) {
  const before = valuesOf(deal);
  const touched = (["rate", "rate_date", "rate_source", "currency"] as const).some(
    (name) => values[name] !== before[name],
  );
  const rate = values.rate.trim()
    ? { rate: values.rate.trim(), date: values.rate_date || null, source: orNull(values.rate_source) }
    : null;
  return {
    name: values.name.trim(),
    owner_id: values.owner_id || null,
    amount: orNull(values.amount),
    currency: values.currency,
    ...(touched ? { locked_rate: rate } : {}),
    probability: values.probability.trim() ? Number(values.probability) : null,
    deposit_percent: orNull(values.deposit_percent),
    expected_close_on: values.expected_close_on || null,
    expected_ship_on: values.expected_ship_on || null,
    next_step: orNull(values.next_step),
    note: orNull(values.note),
    lines: values.lines
      .filter(({ product }) => product.trim())
      .map((line) => ({
        product: line.product.trim(),
        product_id: line.product_id,
        quantity: orNull(line.quantity),
        unit: orNull(line.unit),
        unit_price: orNull(line.unit_price),
      })),
    competitors: values.competitors
      .filter(({ name }) => name.trim())
      .map(({ name, offer, note }) => ({ name: name.trim(), offer: orNull(offer), note })),
    co_owners: values.co_owners
      .filter(({ member_id, share }) => member_id && share.trim())
      .map(({ member_id, share }) => ({ member_id, share: share.trim() })),
  };
}
