import { QuoteCredit } from "@/features/erp/components/CreditNote";
import { QuoteGoods } from "@/features/erp/components/QuoteGoods";
import { useGoodsColumn } from "@/features/erp/hooks/useGoodsColumn";
import { QuotePapers } from "@/features/trade/papers/QuotePapers";
import { QuotePage } from "@/features/trade/quotes/QuotePage";
import { OwnFields } from "@/features/trade/shared/OwnFields";

/** A quote; what other parts know of it takes its places here. */
export function QuoteScreen() {
  return (
    <QuotePage
      useColumns={useGoodsColumn}
      papers={(quote, save) => (
        <>
          <QuoteCredit quote={quote} />
          <OwnFields
            of="quote"
            id={quote.id}
            version={quote.version}
            values={quote.custom}
            mayEdit={quote.may_change}
          />
          <QuotePapers quote={quote} save={save} />
          <QuoteGoods quote={quote} />
        </>
      )}
    />
  );
}
