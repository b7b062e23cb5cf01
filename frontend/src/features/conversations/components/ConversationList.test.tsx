import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { renderApp } from "@/lib/testing/render";
import { aConversation } from "../testing";
import { ConversationList } from "./ConversationList";

const rows = ["a", "b", "c"].map((id) => aConversation({ id, subject: `Subject ${id}` }));
const source = {
  isPending: false,
  error: null,
  refetch: vi.fn(),
  hasNextPage: false,
  isFetchingNextPage: false,
  fetchNextPage: vi.fn(),
};

function list(change: { current?: string; rows?: typeof rows; source?: typeof source } = {}) {
  const onOpen = vi.fn();
  const result = renderApp(
    <ConversationList
      rows={rows}
      source={source}
      total={3}
      totalCapped={false}
      own={new Set()}
      current={undefined}
      onOpen={onOpen}
      empty={<p>Nothing here</p>}
      {...change}
    />,
    { at: "/inbox" },
  );
  return { onOpen, ...result };
}

describe("ConversationList", () => {
  it("moves with j and k, and Enter opens", async () => {
    const { user, onOpen } = list();
    await screen.findByRole("list", { name: "Conversations" });
    await user.keyboard("jj");
    await waitFor(() => expect(screen.getByRole("link", { name: /Subject b/ })).toHaveFocus());
    await user.keyboard("k");
    await waitFor(() => expect(screen.getByRole("link", { name: /Subject a/ })).toHaveFocus());
    expect(onOpen).not.toHaveBeenCalled();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("{Enter}");
    expect(onOpen).toHaveBeenCalledExactlyOnceWith("a", "visit");
  });

  it("goes on to the next conversation while one is open, and stops at the end", async () => {
    const { user, onOpen } = list({ current: "b" });
    expect(await screen.findByRole("link", { current: true })).toHaveTextContent("Subject b");
    await user.keyboard("j");
    expect(onOpen).toHaveBeenLastCalledWith("c", "flip");
    await user.keyboard("k");
    expect(onOpen).toHaveBeenLastCalledWith("a", "flip");
  });

  it("asks for older conversations before the end is reached", async () => {
    const fetchNextPage = vi.fn();
    list({ source: { ...source, hasNextPage: true, fetchNextPage } });
    await waitFor(() => expect(fetchNextPage).toHaveBeenCalled());
  });

  it("says why it is empty", async () => {
    list({ rows: [] });
    expect(await screen.findByText("Nothing here")).toBeInTheDocument();
  });
});
