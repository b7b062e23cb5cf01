import { msg } from "@lingui/core/macro";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fakeApi } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import type { TableColumn } from "./columns";
import { DataTable, type DataTableProps } from "./DataTable";

interface Boat {
  id: string;
  name: string;
  port: string;
}

const boats: Boat[] = [
  { id: "1", name: "Aurora", port: "Ningbo" },
  { id: "2", name: "Borealis", port: "Santos" },
  { id: "3", name: "Cetus", port: "Izmir" },
];
const columns: readonly TableColumn<Boat>[] = [
  { id: "name", label: msg`Name`, sort: "name", fixed: true, cell: (boat) => boat.name },
  { id: "port", label: msg`Country`, cell: (boat) => boat.port },
];
const settled = {
  isPending: false,
  error: null,
  refetch: vi.fn(),
  hasNextPage: false,
  isFetchingNextPage: false,
  fetchNextPage: vi.fn(),
};

function table(change: Partial<DataTableProps<Boat>> = {}) {
  const props: DataTableProps<Boat> = {
    id: "boats",
    label: "Boats",
    columns,
    rows: boats,
    rowKey: (boat) => boat.id,
    source: settled,
    total: 3,
    totalCapped: false,
    onOpen: vi.fn(),
    card: (boat) => boat.name,
    empty: <p>No boats yet</p>,
    ...change,
  };
  return { props, ...renderApp(<DataTable {...props} />) };
}

const stored = { key: "boats.columns", value: null };

describe("DataTable", () => {
  it("moves with j and k and opens with Enter", async () => {
    fakeApi({ "GET /preferences/boats.columns": stored });
    const { user, props } = table();
    await screen.findByRole("grid", { name: "Boats" });
    await user.keyboard("jj");
    await waitFor(() => expect(screen.getByRole("row", { name: /Borealis/ })).toHaveFocus());
    await user.keyboard("k");
    await waitFor(() => expect(screen.getByRole("row", { name: /Aurora/ })).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(props.onOpen).toHaveBeenCalledExactlyOnceWith(boats[0]);
  });

  it("peeks on a click and on Space, and marks the row whose panel is open", async () => {
    fakeApi({ "GET /preferences/boats.columns": stored });
    const onPeek = vi.fn();
    const { user } = table({ onPeek, selected: "3" });
    await user.click(await screen.findByText("Borealis"));
    expect(onPeek).toHaveBeenLastCalledWith(boats[1]);
    await user.keyboard(" ");
    expect(onPeek).toHaveBeenCalledTimes(2);
    expect(screen.getByRole("row", { name: /Cetus/ })).toHaveAttribute("aria-selected", "true");
  });

  it("sorts by a header, the other way round the second time", async () => {
    fakeApi({ "GET /preferences/boats.columns": stored });
    const onSort = vi.fn();
    const { user, unmount } = table({ onSort });
    await user.click(await screen.findByRole("button", { name: "Name" }));
    expect(onSort).toHaveBeenLastCalledWith("name");
    unmount();
    const second = table({ onSort, sort: "name" });
    await second.user.click(await screen.findByRole("button", { name: "Name" }));
    expect(onSort).toHaveBeenLastCalledWith("-name");
    expect(screen.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  });

  it("hides a column and keeps the choice on the server", async () => {
    const calls = fakeApi({
      "GET /preferences/boats.columns": stored,
      "PUT /preferences/boats.columns": stored,
    });
    const { user } = table();
    await user.click(await screen.findByRole("button", { name: "Columns" }));
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Country" }));
    expect(screen.queryByText("Santos")).not.toBeInTheDocument();
    await waitFor(() =>
      expect(calls.at(-1)).toMatchObject({ method: "PUT", body: { value: { shown: ["name"] } } }),
    );
  });

  it("asks for the next page before the end is reached", async () => {
    fakeApi({ "GET /preferences/boats.columns": stored });
    const fetchNextPage = vi.fn();
    table({ source: { ...settled, hasNextPage: true, fetchNextPage } });
    await screen.findByRole("grid");
    expect(fetchNextPage).toHaveBeenCalled();
  });

  it("says how many there are, with a plus where the server stopped counting", async () => {
    fakeApi({ "GET /preferences/boats.columns": stored });
    table({ total: 10_000, totalCapped: true });
    expect(await screen.findByText("10,000+ rows")).toBeInTheDocument();
  });

  it("shows what is missing, what failed and a way to try again", async () => {
    fakeApi({ "GET /preferences/boats.columns": stored });
    const { unmount } = table({ rows: [] });
    expect(await screen.findByText("No boats yet")).toBeInTheDocument();
    unmount();
    const refetch = vi.fn();
    const { user } = table({ rows: [], source: { ...settled, error: new Error("no"), refetch } });
    const alert = await screen.findByRole("alert");
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(refetch).toHaveBeenCalledOnce();
  });
});
