import { lazy, Suspense } from "react";
import { QuickLogDoor } from "@/features/customers/quick/QuickLogDoor";
import { TodayPage } from "@/features/reminders/routes/TodayPage";

const ComingMeetings = lazy(async () => ({
  default: (await import("@/features/meetings/Meetings")).ComingMeetings,
}));

/** The day, with the meetings ahead and the way to write down what was said on the phone. */
export function TodayScreen() {
  return (
    <TodayPage
      quick={<QuickLogDoor />}
      meetings={
        <Suspense>
          <ComingMeetings />
        </Suspense>
      }
    />
  );
}
