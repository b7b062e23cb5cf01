import {
  type Icon,
  IconAlertTriangle,
  IconArrowDownLeft,
  IconArrowForwardUp,
  IconArrowMerge,
  IconBell,
  IconEye,
  IconFile,
  IconFileInvoice,
  IconFlag,
  IconMailOff,
  IconNote,
  IconPhone,
  IconPointer,
  IconRobot,
  IconSend,
  IconSparkles,
  IconTags,
  IconTimeline,
  IconUsers,
} from "@tabler/icons-react";
import type { TimelineItem } from "@/api/types";

type Kind = TimelineItem["kind"];

const LOOKS: Record<Exclude<Kind, "message">, { icon: Icon; tone: string }> = {
  note: { icon: IconNote, tone: "note" },
  created: { icon: IconSparkles, tone: "quiet" },
  call: { icon: IconPhone, tone: "note" },
  meeting: { icon: IconUsers, tone: "note" },
  file: { icon: IconFile, tone: "quiet" },
  merge: { icon: IconArrowMerge, tone: "quiet" },
  decision: { icon: IconTags, tone: "quiet" },
  sent: { icon: IconSend, tone: "out" },
  opened: { icon: IconEye, tone: "in" },
  clicked: { icon: IconPointer, tone: "in" },
  bounced: { icon: IconAlertTriangle, tone: "bad" },
  auto_reply: { icon: IconRobot, tone: "quiet" },
  unsubscribed: { icon: IconMailOff, tone: "bad" },
  reminder: { icon: IconBell, tone: "quiet" },
  stage: { icon: IconFlag, tone: "quiet" },
  sequence: { icon: IconTimeline, tone: "quiet" },
  trade: { icon: IconFileInvoice, tone: "quiet" },
};

/** The icon of an entry and the colour of its place. */
export function look({ kind, direction }: TimelineItem): { icon: Icon; tone: string } {
  if (kind !== "message") return LOOKS[kind];
  return direction === "out"
    ? { icon: IconArrowForwardUp, tone: "out" }
    : { icon: IconArrowDownLeft, tone: "in" };
}
