import { QuickLogDoor } from "@/features/customers/quick/QuickLogDoor";
import { CompanyPage } from "@/features/customers/routes/CompanyPage";
import { CompanyErpCredit } from "@/features/erp/components/CreditNote";
import { ComingMeetings } from "@/features/meetings/Meetings";
import { SequenceBox } from "@/features/outreach/sequences/SequenceBox";
import { CompanyDeals } from "@/features/pipeline/components/CompanyDeals";
import { ClockWhy } from "@/features/reminders/components/ClockWhy";
import { FollowUp } from "@/features/reminders/components/FollowUp";
import { CompanyMoney } from "@/features/trade/payments/CompanyMoney";
import { CompanyTrade } from "@/features/trade/shared/CompanyTrade";

/** A company's file; what other domains know of the company takes its places here. */
export function CompanyScreen() {
  return (
    <CompanyPage
      deals={(company) => (
        <>
          <ComingMeetings of={{ company_id: company.id }} />
          <CompanyDeals company={company.id} />
          <CompanyTrade company={company.id} />
          <CompanyMoney company={company.id} />
          <CompanyErpCredit companyId={company.id} />
          <SequenceBox company={company.id} />
        </>
      )}
      followUp={(company) => (
        <>
          <FollowUp company={company.id} at={company.next_follow_up_at} />
          <ClockWhy owner={{ kind: "company", id: company.id, version: company.version }} />
          <QuickLogDoor about={{ kind: "company", id: company.id, name: company.name }} />
        </>
      )}
    />
  );
}
