import { Trans, useLingui } from "@lingui/react/macro";
import type { ErpGoods, Quote } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { Section } from "@/ui/shell/Section";
import { useQuotedGoods } from "../hooks/useGoodsColumn";
import classes from "./erp.module.css";

/** Stock and prices of the ERP for what is being quoted; nothing where no ERP tells of any of it. */
export function QuoteGoods({ quote }: { quote: Quote }) {
  const { t } = useLingui();
  const found = useQuotedGoods(quote, quote.current.lines);
  const rows = [...found].map(([sku, row]) => ({ sku, ...row }));
  if (rows.length === 0) return null;
  return (
    <Section title={t`Stock and prices in the ERP`}>
      <ul className={classes.goods}>
        {rows.map(({ sku, quantity, goods }) => (
          <GoodsRow key={sku} sku={sku} quantity={quantity} goods={goods} />
        ))}
      </ul>
    </Section>
  );
}

function GoodsRow({ sku, quantity, goods }: { sku: string; quantity: number; goods: ErpGoods }) {
  const { t } = useLingui();
  const format = useFormats();
  return (
    <li>
      <div className={classes.line}>
        <strong>
          <bdi>{sku}</bdi>
        </strong>
        <span className={classes.quiet}>
          <Trans>
            quoted: <span className="numeric">{format.number(quantity)}</span>
          </Trans>
        </span>
      </div>
      {goods.links.map((at) => {
        const free = at.available === null ? null : Number(at.available);
        const read = at.stock[0]?.read_at ?? at.price?.read_at;
        const parts = at.stock.map(
          (each) => `${each.warehouse} ${format.number(Number(each.available ?? 0))}`,
        );
        const incoming = at.stock.reduce((sum, each) => sum + Number(each.incoming ?? 0), 0);
        return (
          <div key={at.link_id} className={classes.goodsAt}>
            {free === null ? null : (
              <StatusText tone={free >= quantity ? "ok" : free > 0 ? "busy" : "warning"}>
                <span title={parts.join(" · ")}>{t`${format.number(free)} available`}</span>
              </StatusText>
            )}
            {incoming > 0 ? (
              <span className={classes.quiet}>{t`${format.number(incoming)} on their way in`}</span>
            ) : null}
            {at.price ? (
              <span>
                <Money amount={at.price.amount} currency={at.price.currency} />{" "}
                <span className={classes.quiet}>
                  {at.price.own ? t`this customer's price` : <bdi>{at.price.price_list}</bdi>}
                </span>
              </span>
            ) : null}
            <span className={classes.quiet}>
              <bdi>{at.link_name}</bdi> {read ? <TimeText instant={read} /> : null}
            </span>
          </div>
        );
      })}
    </li>
  );
}
