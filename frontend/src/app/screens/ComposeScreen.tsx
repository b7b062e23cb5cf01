import { lazy, Suspense } from "react";
import { ComposePage } from "@/features/outreach/compose/ComposePage";

const loadTemplates = () => import("@/features/outreach/templates/TemplatePicker");
const TemplatePicker = lazy(async () => ({ default: (await loadTemplates()).TemplatePicker }));
import { composeSlots } from "./composeSlots";

/** A new message, with what the other parts of outreach bring to it. */
export function ComposeScreen() {
  return <ComposePage {...composeSlots} />;
}
