import { useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { ErpGoods, Quote } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import classes from "../components/erp.module.css";

const MOST = 50;
const PAUSE_MS = 600;
const WIDTH = 150;

interface Line {
  sku: string | null;
  quantity: string;
}

/** What each ERP knows of the goods of a quote, by our number, for the quantity that is quoted in all. */
export function useQuotedGoods(quote: Quote, lines: readonly Line[]) {
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of lines) {
    if (sku) wanted.set(sku, (wanted.get(sku) ?? 0) + (Number(quantity) || 0));
  }
  const asked = [...wanted].slice(0, MOST);
  return useQueries({
    queries: asked.map(([sku, quantity]) => ({
      ...query("/erp-goods", {
        params: {
          query: { sku, quantity: String(quantity), currency: quote.currency, company_id: quote.company?.id },
        },
      }),
      staleTime: 60_000,
    })),
    combine: (results) => {
      const found = new Map<string, { quantity: number; goods: ErpGoods }>();
      asked.forEach(([sku, quantity], index) => {
        const goods = results[index]?.data;
        if (goods?.links.length) found.set(sku, { quantity, goods });
      });
      return found;
    },
  });
}

/** A column of the quote's grid: stock and price in the ERP, and since when that is known. None where no ERP tells. */
export function useGoodsColumn(quote: Quote, lines: readonly Line[]) {
  const { t } = useLingui();
  const format = useFormats();
  const [settled] = useDebouncedValue(lines, PAUSE_MS);
  const found = useQuotedGoods(quote, settled);
  if (found.size === 0) return [];
  const told = (line: Line) => {
    const row = line.sku ? found.get(line.sku) : undefined;
    const at = row?.goods.links[0];
    if (!row || !at) return null;
    const free = at.available === null ? null : Number(at.available);
    const price = at.price ? `${format.number(Number(at.price.amount))} ${at.price.currency}` : "";
    return { ...row, at, free, price, read: at.stock[0]?.read_at ?? at.price?.read_at };
  };
  return [
    {
      id: "erp",
      label: t`In the ERP`,
      width: WIDTH,
      value: (line: Line) => {
        const row = told(line);
        return row
          ? [row.free === null ? "" : format.number(row.free), row.price].filter(Boolean).join(" · ")
          : "";
      },
      hint: (line: Line) => {
        const row = told(line);
        return row?.goods.links
          .flatMap((at) =>
            at.stock.map((each) => `${each.warehouse} ${format.number(Number(each.available ?? 0))}`),
          )
          .join(" · ");
      },
      show: (line: Line) => {
        const row = told(line);
        if (!row) return "";
        const tone = row.free !== null && row.free >= row.quantity ? "ok" : row.free ? "busy" : "warning";
        return (
          <span className={classes.goodsCell}>
            {row.free === null ? null : (
              <StatusText tone={tone}>{t`${format.number(row.free)} available`}</StatusText>
            )}
            <span className={classes.quiet}>
              {row.price ? <bdi>{row.price}</bdi> : null}
              {row.price && row.read ? " · " : null}
              {row.read ? <TimeText instant={row.read} /> : null}
            </span>
          </span>
        );
      },
    },
  ];
}
