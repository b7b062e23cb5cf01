import { SequenceBox } from "@/features/outreach/sequences/SequenceBox";
import { DealPage } from "@/features/pipeline/routes/DealPage";
import { FollowUp } from "@/features/reminders/components/FollowUp";
import { CompanyTrade } from "@/features/trade/shared/CompanyTrade";
import { DealTimeline } from "@/features/trade/shared/DealTimeline";

/** A deal's page; what other domains know of it takes its places here. */
export function DealScreen() {
  return (
    <DealPage
      followUp={({ id, company, contact, next_follow_up_at }) => (
        <FollowUp deal={id} company={company.id} contact={contact?.id} at={next_follow_up_at} />
      )}
      trade={(deal) => (
        <>
          <CompanyTrade company={deal.company.id} deal={deal.id} />
          <DealTimeline deal={deal.id} />
          <SequenceBox company={deal.company.id} contact={deal.contact?.id} deal={deal.id} />
        </>
      )}
    />
  );
}
