import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Marked } from "./Marked";

test("marks the given places, and nothing that lies outside of the text", () => {
  const { container } = render(
    <Marked
      text="请报离心泵价格"
      ranges={[
        [2, 5],
        [6, 99],
      ]}
    />,
  );
  expect(screen.getByText("离心泵").tagName).toBe("MARK");
  expect(container.textContent).toBe("请报离心泵价格");
  expect(container.querySelectorAll("mark")).toHaveLength(1);
});
