import { render } from "@testing-library/react";
import { useRef } from "react";
import { describe, expect, it } from "vitest";
import { useKeepPlace } from "./useKeepPlace";

const HEIGHT = 10;
const old = Array.from({ length: 40 }, (_, index) => String(index));

function Pane({ keys }: { keys: string[] }) {
  const scroll = useRef<HTMLDivElement>(null);
  useKeepPlace(scroll, keys, HEIGHT);
  return <div ref={scroll} data-testid="pane" />;
}

function scrolled(top: number, next: string[]): number {
  const { rerender, getByTestId, unmount } = render(<Pane keys={old} />);
  const pane = getByTestId("pane");
  pane.scrollTop = top;
  rerender(<Pane keys={next} />);
  const result = pane.scrollTop;
  unmount();
  return result;
}

describe("useKeepPlace", () => {
  it("goes along with the rows when others come above them", () => {
    expect(scrolled(100, ["x", "y", ...old])).toBe(120);
  });

  it("stays when a row in view jumps to the top because mail arrived for it", () => {
    const next = ["11", ...old.filter((key) => key !== "11")];
    expect(scrolled(100, next)).toBe(100);
    expect(scrolled(100, ["30", ...old.filter((key) => key !== "30")])).toBe(110);
  });

  it("shows what is new at the top of the list", () => {
    expect(scrolled(0, ["x", ...old])).toBe(0);
  });
});
