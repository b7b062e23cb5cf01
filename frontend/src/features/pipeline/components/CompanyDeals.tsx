import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { Block } from "@/ui/shell/Block";
import { DealLine } from "./DealLine";
import classes from "./rail.module.css";

/** A company's deals, beside its file. */
export function CompanyDeals({ company }: { company: string }) {
  const mayWrite = useMay("companies.write");
  const { data } = useQuery(
    query("/companies/{company_id}/deals", { params: { path: { company_id: company } } }),
  );
  return (
    <Block
      title={<Trans>Deals</Trans>}
      action={
        mayWrite ? (
          <Button
            size="compact-xs"
            variant="subtle"
            renderRoot={(props) => <Link to="/deals" search={{ panel: "new", company }} {...props} />}
          >
            <Trans>New deal</Trans>
          </Button>
        ) : null
      }
    >
      {data?.length === 0 ? (
        <p className={classes.nothing}>
          <Trans>No deal yet.</Trans>
        </p>
      ) : null}
      {(data ?? []).map((deal) => (
        <DealLine key={deal.id} deal={deal} />
      ))}
    </Block>
  );
}
