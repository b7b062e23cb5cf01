import { QuotePapers } from "@/features/trade/papers/QuotePapers";
import { QuotePage } from "@/features/trade/quotes/QuotePage";

/** A quote; what other parts know of it takes its places here. */
export function QuoteScreen() {
  return <QuotePage papers={(quote, save) => <QuotePapers quote={quote} save={save} />} />;
}
