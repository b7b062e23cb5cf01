import { lazy, Suspense, useEffect } from "react";
import { InboxPage } from "@/features/conversations/routes/InboxPage";
import { ComposeDoor } from "@/features/outreach/compose/ComposeDoor";
import { later } from "@/i18n/later";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { composeSlots } from "./composeSlots";

const load = () => import("@/features/customers/components/ConversationCustomer");
const loadReply = () => import("@/features/outreach/compose/ReplyBox");
const Reply = lazy(async () => ({ default: (await loadReply()).ReplyBox }));
const ConversationDeals = lazy(
  later(async () => ({
    default: (await import("@/features/pipeline/components/ConversationDeals")).ConversationDeals,
  })),
);
const QuoteInquiry = lazy(
  later(async () => ({ default: (await import("@/features/trade/quotes/QuoteInquiry")).QuoteInquiry })),
);
const ConversationMeetings = lazy(
  later(async () => ({ default: (await import("@/features/meetings/Meetings")).ConversationMeetings })),
);
const ProposeInConversation = lazy(
  later(async () => ({
    default: (await import("@/features/meetings/ProposeMeeting")).ProposeInConversation,
  })),
);
const SentSigns = lazy(
  later(async () => ({ default: (await import("@/features/outreach/tracking/SentSigns")).SentSigns })),
);
const TrackingPanel = lazy(
  later(async () => ({
    default: (await import("@/features/outreach/tracking/TrackingPanel")).TrackingPanel,
  })),
);
const AnswerClock = lazy(
  later(async () => ({ default: (await import("@/features/leads/AnswerClock")).AnswerClock })),
);
const urgent = (conversation: string) => (
  <Suspense>
    <AnswerClock conversation={conversation} />
  </Suspense>
);
const Customer = lazy(async () => ({ default: (await load()).ConversationCustomer }));

/** The inbox with the customer's brief beside the mail and the answer below it: the place where domains meet. */
export function InboxScreen() {
  // The brief is wanted as soon as a conversation is open; its code need not wait for that.
  useEffect(() => {
    void load();
    void loadReply();
  }, []);
  return (
    <InboxPage
      compose={<ComposeDoor />}
      urgent={urgent}
      sent={(conversation, message) => (
        <Suspense>
          <SentSigns conversation={conversation} message={message} />
        </Suspense>
      )}
      became={(outgoing, onClose) => (
        <Suspense>
          <TrackingPanel outgoingId={outgoing} onClose={onClose} />
        </Suspense>
      )}
      reply={(conversation) => (
        <Suspense>
          {conversation.messages.some(({ invitations }) => invitations.length > 0) ? (
            <ConversationMeetings conversation={conversation.id} />
          ) : null}
          <Reply key={conversation.id} conversation={conversation} {...composeSlots} />
        </Suspense>
      )}
      customer={(conversation) => (
        <Suspense fallback={<TextSkeleton lines={8} />}>
          <Customer conversation={conversation} />
          <QuoteInquiry conversation={conversation.id} />
          <ProposeInConversation conversation={conversation.id} />
          {conversation.company ? (
            <ConversationDeals conversation={conversation.id} company={conversation.company.id} />
          ) : null}
        </Suspense>
      )}
    />
  );
}
