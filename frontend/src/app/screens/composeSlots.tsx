import { lazy, Suspense } from "react";
import type { ComposeSlots } from "@/features/outreach/compose/slots";

import { later } from "@/i18n/later";

const TemplatePicker = lazy(
  later(async () => ({
    default: (await import("@/features/outreach/templates/TemplatePicker")).TemplatePicker,
  })),
);

const TrackingLine = lazy(
  later(async () => ({ default: (await import("@/features/outreach/tracking/TrackingLine")).TrackingLine })),
);

/** What the other parts of outreach bring to a message that is written. */
export const composeSlots: ComposeSlots = {
  templates: (props) => (
    <Suspense>
      <TemplatePicker {...props} />
    </Suspense>
  ),
  tracking: (addresses) => (
    <Suspense>
      <TrackingLine addresses={addresses} />
    </Suspense>
  ),
};
