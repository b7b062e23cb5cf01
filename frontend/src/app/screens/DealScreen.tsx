import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { DealFile } from "@/api/types";
import { DealPage } from "@/features/pipeline/routes/DealPage";
import { FollowUp } from "@/features/reminders/components/FollowUp";
import { CompanyTrade } from "@/features/trade/shared/CompanyTrade";

function CompanyFollowUp({ deal }: { deal: DealFile }) {
  const { data } = useQuery(
    query("/companies/{company_id}", { params: { path: { company_id: deal.company.id } } }),
  );
  return data ? <FollowUp company={data.id} at={data.next_follow_up_at} /> : null;
}

/** A deal's page; what other domains know of it takes its places here. */
export function DealScreen() {
  return (
    <DealPage
      followUp={(deal) => <CompanyFollowUp deal={deal} />}
      trade={(deal) => <CompanyTrade company={deal.company.id} deal={deal.id} />}
    />
  );
}
