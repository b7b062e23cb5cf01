import { useComputedColorScheme } from "@mantine/core";
import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { useEffect, useRef } from "react";
import classes from "./charts.module.css";

/** Colours of the theme for a canvas, which knows no style sheets. */
export interface Ink {
  text: string;
  muted: string;
  line: string;
  accent: string;
  second: string;
}

interface Props {
  /** What it shows, in words: the table beside it has the numbers. */
  label: string;
  /** Height in pixels. */
  height: number;
  draw: (ink: Ink) => EChartsCoreOption;
  /** Called with the place of the group that was clicked. */
  onPick?: (place: number) => void;
}

/** A picture of numbers. It is loaded when it is first shown, and drawn on a canvas, which the CSP allows. */
export function Chart({ label, height, draw, onPick }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  const scheme = useComputedColorScheme();
  useEffect(() => {
    pick.current = onPick;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    let closed = false;
    const observer = new ResizeObserver(() => chart.current?.resize());
    void import("./echarts").then(({ init }) => {
      if (closed) return;
      chart.current ??= init(box, null, { renderer: "canvas" });
      chart.current.off("click");
      chart.current.on("click", ({ dataIndex }) => pick.current?.(dataIndex as number));
      chart.current.setOption({ animation: false, aria: { enabled: false }, ...draw(inkOf(box)) }, true);
      observer.observe(box);
    });
    return () => {
      closed = true;
      observer.disconnect();
    };
  }, [draw, scheme]);

  useEffect(
    () => () => {
      chart.current?.dispose();
      chart.current = null;
    },
    [],
  );

  return <div ref={element} role="img" aria-label={label} className={classes.chart} style={{ height }} />;
}

function inkOf(element: HTMLElement): Ink {
  const styles = getComputedStyle(element);
  const read = (name: string) => styles.getPropertyValue(name).trim();
  return {
    text: read("--l-text"),
    muted: read("--l-muted"),
    line: read("--l-border"),
    accent: styles.getPropertyValue("outline-color").trim(),
    second: styles.getPropertyValue("caret-color").trim(),
  };
}
