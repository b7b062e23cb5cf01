import { ComposePage } from "@/features/outreach/compose/ComposePage";
import { composeSlots } from "./composeSlots";

/** A new message, with what the other parts of outreach bring to it. */
export function ComposeScreen() {
  return <ComposePage {...composeSlots} />;
}
