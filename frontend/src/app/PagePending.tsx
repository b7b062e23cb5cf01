import { RowsSkeleton } from "@/ui/feedback/Skeletons";

/** While the code of a page is on its way. */
export function PagePending() {
  return <RowsSkeleton rows={12} />;
}
