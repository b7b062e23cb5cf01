import { lazy, Suspense, useEffect } from "react";
import { InboxPage } from "@/features/conversations/routes/InboxPage";
import { TextSkeleton } from "@/ui/feedback/Skeletons";

const load = () => import("@/features/customers/components/ConversationCustomer");
const Customer = lazy(async () => ({ default: (await load()).ConversationCustomer }));

/** The inbox with the customer's brief beside the mail: the place where the two domains meet. */
export function InboxScreen() {
  // The brief is wanted as soon as a conversation is open; its code need not wait for that.
  useEffect(() => {
    void load();
  }, []);
  return (
    <InboxPage
      customer={(conversation) => (
        <Suspense fallback={<TextSkeleton lines={8} />}>
          <Customer conversation={conversation} />
        </Suspense>
      )}
    />
  );
}
