import { lazy, Suspense } from "react";
import { QuickLogDoor } from "@/features/customers/quick/QuickLogDoor";
import { TodayPage } from "@/features/reminders/routes/TodayPage";

const ComingMeetings = lazy(async () => ({
  default: (await import("@/features/meetings/Meetings")).ComingMeetings,
}));

const AnswerClock = lazy(async () => ({
  default: (await import("@/features/leads/AnswerClock")).AnswerClock,
}));

/** The day, with the meetings ahead and the way to write down what was said on the phone. */
export function TodayScreen() {
  return (
    <TodayPage
      quick={<QuickLogDoor />}
      urgent={(conversation) => (
        <Suspense>
          <AnswerClock conversation={conversation} />
        </Suspense>
      )}
      meetings={
        <Suspense>
          <ComingMeetings />
        </Suspense>
      }
    />
  );
}
