import { lazy, Suspense } from "react";
import { InboxPage } from "@/features/conversations/routes/InboxPage";
import { TextSkeleton } from "@/ui/feedback/Skeletons";

const Customer = lazy(async () => {
  const { ConversationCustomer } = await import("@/features/customers/components/ConversationCustomer");
  return { default: ConversationCustomer };
});

/** The inbox with the customer's brief beside the mail: the place where the two domains meet. */
export function InboxScreen() {
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
