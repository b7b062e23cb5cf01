import { QuickLogDoor } from "@/features/customers/quick/QuickLogDoor";
import { TodayPage } from "@/features/reminders/routes/TodayPage";

/** The day, with the way to write down what was said on the phone. */
export function TodayScreen() {
  return <TodayPage quick={<QuickLogDoor />} />;
}
