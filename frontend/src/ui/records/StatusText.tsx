import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCirclePause,
  IconRefresh,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./records.module.css";

export type Tone = "ok" | "busy" | "warning" | "danger" | "quiet" | "paused";

const ICONS: Record<Tone, Icon> = {
  ok: IconCircleCheck,
  busy: IconRefresh,
  warning: IconAlertTriangle,
  danger: IconAlertTriangle,
  quiet: IconCircleDashed,
  paused: IconCirclePause,
};

interface Props {
  tone: Tone;
  /** Where another sign than that of the tone says more. */
  icon?: Icon | undefined;
  children: ReactNode;
}

/** A state as an icon and a word; the colour only repeats what they say. */
export function StatusText({ tone, icon, children }: Props) {
  const Glyph = icon ?? ICONS[tone];
  return (
    <span className={classes.status} data-tone={tone}>
      <Glyph size={15} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
