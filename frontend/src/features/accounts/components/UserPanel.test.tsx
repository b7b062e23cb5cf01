import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { User } from "@/api/types";
import { aMe, aPage } from "@/lib/testing/data";
import { fakeApi, problem } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { UserPanel } from "./UserPanel";

const wang: User = {
  id: "s2",
  user_id: "u2",
  name: "Wang Qiang",
  email: "wang@ningbo.example",
  role: "rep",
  active: true,
  totp_enabled: false,
  last_seen_at: null,
  version: 4,
};

describe("UserPanel", () => {
  it("switches an account off on the version it saw, and back on with Undo", async () => {
    const calls = fakeApi({
      "GET /users": aPage([wang]),
      "PATCH /users/s2": ({ body }: { body: { active: boolean } }) => ({
        body: { ...wang, ...body, version: 5 },
      }),
    });
    const { user } = renderApp(<UserPanel id="s2" onClose={vi.fn()} />);
    await user.click(await screen.findByRole("button", { name: "Switch this account off" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    const edits = () => calls.filter(({ method }) => method === "PATCH");
    await waitFor(() => expect(edits()).toHaveLength(2));
    expect(edits().map(({ body, headers }) => [body, headers.get("If-Match")])).toEqual([
      [{ active: false }, '"4"'],
      [{ active: true }, '"5"'],
    ]);
  });

  it("says so when somebody else was faster", async () => {
    fakeApi({
      "GET /users": aPage([wang]),
      "PATCH /users/s2": () =>
        problem("version-conflict", 412, { title: "Somebody changed this meanwhile." }),
    });
    const { user } = renderApp(<UserPanel id="s2" onClose={vi.fn()} />);
    await user.click(await screen.findByRole("button", { name: "Switch this account off" }));
    expect(await screen.findByText("Somebody changed this meanwhile.")).toBeInTheDocument();
  });

  it("offers no change of one's own seat nor of the owner's", async () => {
    fakeApi({ "GET /users": aPage([wang, { ...wang, id: "s1", role: "owner", name: "Lin Wei" }]) });
    const { unmount } = renderApp(<UserPanel id="s2" onClose={vi.fn()} />, {
      me: aMe({ membership_id: "s2" }),
    });
    expect(await screen.findByText("Sales rep")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Switch/ })).not.toBeInTheDocument();
    unmount();
    renderApp(<UserPanel id="s1" onClose={vi.fn()} />);
    expect(await screen.findByText("Owner")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Switch/ })).not.toBeInTheDocument();
  });
});
