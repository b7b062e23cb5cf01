import { QuoteGoods } from "@/features/erp/components/QuoteGoods";
import { QuotePapers } from "@/features/trade/papers/QuotePapers";
import { QuotePage } from "@/features/trade/quotes/QuotePage";
import { OwnFields } from "@/features/trade/shared/OwnFields";

/** A quote; what other parts know of it takes its places here. */
export function QuoteScreen() {
  return (
    <QuotePage
      papers={(quote, save) => (
        <>
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
