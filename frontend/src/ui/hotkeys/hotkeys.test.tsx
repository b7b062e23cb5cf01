import { msg } from "@lingui/core/macro";
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { renderApp } from "@/lib/testing/render";
import { HotkeyHelp } from "./HotkeyHelp";
import { useHotkey } from "./hotkeys";

const GROUP = msg`Everywhere`;
const SINGLE = { keys: "e", label: msg`Drop`, group: GROUP };
const SEQUENCE = { keys: "g i", label: msg`Go to the inbox`, group: GROUP };
const WITH_MOD = { keys: "mod+k", label: msg`Search`, group: GROUP };

function Keys({ run }: { run: (keys: string) => void }) {
  useHotkey(SINGLE, () => run("e"));
  useHotkey(SEQUENCE, () => run("g i"));
  useHotkey(WITH_MOD, () => run("mod+k"));
  return (
    <>
      <input aria-label="Field" />
      <HotkeyHelp />
    </>
  );
}

const YIELDING = { ...SINGLE, yields: true as const };

function Shell({ run }: { run: (keys: string) => void }) {
  useHotkey(SINGLE, () => run("page"));
  useHotkey(YIELDING, () => run("shell"));
  return <input aria-label="Field" />;
}

describe("hotkeys", () => {
  it("runs single keys, sequences and combinations", async () => {
    const run = vi.fn();
    const { user } = renderApp(<Keys run={run} />);
    await screen.findByLabelText("Field");
    await user.keyboard("e");
    await user.keyboard("gi");
    await user.keyboard("{Control>}k{/Control}");
    expect(run.mock.calls.flat()).toEqual(["e", "g i", "mod+k"]);
  });

  it("leaves typing alone, except for combinations", async () => {
    const run = vi.fn();
    const { user } = renderApp(<Keys run={run} />);
    await user.type(await screen.findByLabelText("Field"), "egi");
    expect(run).not.toHaveBeenCalled();
    await user.keyboard("{Control>}k{/Control}");
    expect(run).toHaveBeenCalledExactlyOnceWith("mod+k");
  });

  it("gives way to the keys of the page, whichever was there first", async () => {
    const run = vi.fn();
    const { user } = renderApp(<Shell run={run} />);
    await screen.findByLabelText("Field");
    await user.keyboard("e");
    expect(run.mock.calls.flat()).toEqual(["page"]);
  });

  it("lists the keys of this screen on ?", async () => {
    const { user } = renderApp(<Keys run={vi.fn()} />);
    await screen.findByLabelText("Field");
    await user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Keyboard" })).toHaveTextContent("Go to the inbox");
  });
});
