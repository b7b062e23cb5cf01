import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { aMe } from "@/lib/testing/data";
import { fakeApi } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { aFile, aMessage } from "../testing";
import { ConversationPane } from "./ConversationPane";

const old = aMessage({ id: "m0", snippet: "The first mail", sent_at: "2026-11-18T08:00:00Z" });

function pane({ unread = true, me = aMe(), search = {} } = {}) {
  const onClose = vi.fn();
  const calls = fakeApi({
    "GET /conversations/c1": aFile([old, aMessage()], { unread }),
    "PUT /conversations/c1/reading": () => ({ status: 204 }),
  });
  const result = renderApp(
    <ConversationPane
      id="c1"
      search={search}
      row={undefined}
      onClose={onClose}
      customerShown={false}
      onCustomer={vi.fn()}
      onJoin={vi.fn()}
      reply={() => null}
      onShown={vi.fn()}
    />,
    { at: "/inbox", me },
  );
  const readings = () => calls.filter(({ method }) => method === "PUT").map(({ body }) => body);
  return { onClose, readings, ...result };
}

describe("ConversationPane", () => {
  it("opens the newest mail, folds the older one, and opens that on a press", async () => {
    const { user } = pane();
    expect(await screen.findByText("Please send your best price")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /The first mail/ }));
    expect(screen.getAllByRole("button", { name: "Show the quoted text" })).toHaveLength(2);
  });

  it("is read once it is shown; u makes it unread and leaves it so", async () => {
    const { user, readings } = pane();
    await waitFor(() => expect(readings()).toEqual([{ read: true }]));
    await user.keyboard("u");
    await waitFor(() => expect(readings()).toEqual([{ read: true }, { read: false }]));
    expect(await screen.findByRole("button", { name: "Mark as read" })).toBeInTheDocument();
  });

  it("tells the server nothing about a conversation that was read before", async () => {
    const { readings } = pane({ unread: false });
    await screen.findByRole("button", { name: "Mark as unread" });
    expect(readings()).toEqual([]);
  });

  it("leaves reading alone for who may only look", async () => {
    const { readings } = pane({ me: aMe({ role: "viewer", permissions: [] }) });
    await screen.findByText("Please send your best price");
    expect(readings()).toEqual([]);
    expect(screen.queryByRole("button", { name: /Mark as/ })).not.toBeInTheDocument();
  });

  it("closes with Escape, but an open panel closes first", async () => {
    const { user, onClose, unmount } = pane();
    await screen.findByText("Please send your best price");
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
    unmount();
    const second = pane({ search: { attachment: "a1" } });
    await screen.findByText("Please send your best price");
    await second.user.keyboard("{Escape}");
    expect(second.onClose).not.toHaveBeenCalled();
  });
});
