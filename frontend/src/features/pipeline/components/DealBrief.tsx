import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { DealFacts } from "./DealFacts";
import { DealLine } from "./DealLine";
import classes from "./deals.module.css";
import { StageRail } from "./StageRail";

/** A deal in the side panel. */
export function DealBrief({ id }: { id: string }) {
  const found = useQuery(query("/deals/{deal_id}", { params: { path: { deal_id: id } } }));
  if (found.isPending) return <TextSkeleton lines={8} />;
  if (found.error) return <ErrorState error={found.error} onRetry={() => found.refetch()} />;
  const deal = found.data;
  return (
    <div className={classes.form}>
      <DealLine deal={deal} company />
      <DealFacts deal={deal} />
      <StageRail deal={deal} only={deal.stage.id} />
      <Button renderRoot={(props) => <Link to="/deals/$id" params={{ id }} {...props} />} variant="default">
        <Trans>Open the page</Trans>
      </Button>
    </div>
  );
}
