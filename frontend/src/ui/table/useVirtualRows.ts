import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { RowSource } from "./DataTable";

const AHEAD = 20;

interface Options {
  count: number;
  height: number;
  source: RowSource;
}

/** The rows in view of a scrolling list; asks for the next page before the reader reaches the end. */
export function useVirtualRows({ count, height, source }: Options) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = source;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= count - AHEAD) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, count]);

  /** Scrolls to a row and focuses it, once it is rendered. */
  const reveal = (index: number) => {
    virtualizer.scrollToIndex(index);
    requestAnimationFrame(() => {
      scroll.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
    });
  };
  return { scroll, virtualizer, items, reveal };
}
