import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ImportRun } from "@/api/types";
import { fakeApi } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { ImportRow } from "./ImportRow";

const run: ImportRun = {
  id: "r1",
  kind: "upload",
  filename: "2019.zip",
  status: "done",
  read: 1203,
  stored: 1200,
  duplicate: 2,
  defective: 1,
  ignored: 0,
  total_bytes: 5_000_000,
  done_bytes: 5_000_000,
  position: 1203,
  error: null,
  begun_by: "Zhou Haiping",
  created_at: "2026-11-20T08:00:00Z",
  started_at: "2026-11-20T08:00:01Z",
  finished_at: "2026-11-20T08:02:00Z",
};

describe("ImportRow", () => {
  it("says in words what came of it, and shows what is missing with the reason", async () => {
    const problem = { id: "p1", origin: "2019.zip/x.eml", reason: "empty", text: "The message is empty." };
    fakeApi({ "GET /import-runs/r1/problems": { items: [problem], next_cursor: null } });
    const { user } = renderApp(<ImportRow run={run} />);
    expect(await screen.findByRole("status")).toHaveTextContent(
      "1,200 mails imported · 2 were here already · 1 could not be read",
    );
    await user.click(screen.getByRole("button", { name: "Show what is missing" }));
    expect(await screen.findByText(/The message is empty/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Cancel" })).not.toBeInTheDocument();
  });

  it("can be cancelled while it runs, and goes on after a failure", async () => {
    const calls = fakeApi({
      "DELETE /import-runs/r1": () => ({ status: 204 }),
      "POST /import-runs/r1/retries": () => ({ status: 202, body: run }),
    });
    const { user } = renderApp(<ImportRow run={{ ...run, status: "running", done_bytes: 10 }} />);
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(calls.map(({ method }) => method)).toEqual(["DELETE"]);
    const error = { code: "damaged", title: "2019.zip is damaged.", what_to_do: "Make it anew." };
    renderApp(<ImportRow run={{ ...run, status: "failed", error }} />);
    expect(await screen.findByText("2019.zip is damaged.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Go on" }));
    expect(calls.map(({ path }) => path)).toContain("/import-runs/r1/retries");
  });
});
