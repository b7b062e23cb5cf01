import { useFormats } from "@/i18n/formats";

/** An amount without its cents, with its ISO 4217 code: for sums, which are read and not paid. */
export function WholeMoney({ amount, currency }: { amount: string; currency: string }) {
  const { tag } = useFormats();
  const format = new Intl.NumberFormat(tag, {
    style: "currency",
    currency,
    currencyDisplay: "code",
    maximumFractionDigits: 0,
  });
  return <span className="numeric">{format.format(Number(amount))}</span>;
}
