import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { query } from "@/api/query";
import type { DealFile } from "@/api/types";
import { Money } from "@/ui/records/Money";
import { Block } from "@/ui/shell/Block";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { SidePanel } from "@/ui/shell/SidePanel";
import { CloseDeal } from "../components/CloseDeal";
import { DealCustom } from "../components/DealCustom";
import { DealEdit } from "../components/DealEdit";
import { DealFacts } from "../components/DealFacts";
import { Competitors, Conversations, History, Lines, People } from "../components/DealParts";
import { DealState } from "../components/DealState";
import classes from "../components/rail.module.css";
import { StageRail } from "../components/StageRail";

const route = getRouteApi("/signed-in/deals/$id");

interface Props {
  /** What other domains know of the deal's company and orders. */
  followUp?: (deal: DealFile) => ReactNode;
  trade?: (deal: DealFile) => ReactNode;
}

/** One deal: where it stands and what is missing, what is asked for, who is in it, and all that happened. */
export function DealPage({ followUp, trade }: Props) {
  const { id } = route.useParams();
  const { data: deal } = useSuspenseQuery(query("/deals/{deal_id}", { params: { path: { deal_id: id } } }));
  const [editing, setEditing] = useState(false);
  const number = deal.number;
  const panel = editing ? (
    <SidePanel title={<Trans>Edit deal</Trans>} recordId={`edit-${id}`} onClose={() => setEditing(false)}>
      <DealEdit deal={deal} onClose={() => setEditing(false)} />
    </SidePanel>
  ) : null;
  return (
    <Page panel={panel}>
      <PageHeader
        title={deal.name}
        aside={
          <>
            <span className={classes.quiet}>#{number}</span>
            <DealState deal={deal} />
            {deal.amount ? <Money amount={deal.amount} currency={deal.currency} /> : null}
          </>
        }
        actions={
          deal.editable ? (
            <>
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => setEditing(true)}
              >
                <Trans>Edit</Trans>
              </Button>
              <CloseDeal deal={deal} />
            </>
          ) : null
        }
      />
      <div className={classes.columns}>
        <div>
          <Block title={<Trans>Stages</Trans>}>
            <StageRail deal={deal} />
          </Block>
        </div>
        <div>
          <Block title={<Trans>Products</Trans>}>
            <Lines deal={deal} />
          </Block>
          {trade?.(deal)}
          <Block title={<Trans>History</Trans>}>
            <History deal={deal} />
          </Block>
        </div>
        <div>
          <Block title={<Trans>About</Trans>}>
            <DealFacts deal={deal} />
            <DealCustom deal={deal} />
          </Block>
          {followUp ? <Block title={<Trans>Next follow-up</Trans>}>{followUp(deal)}</Block> : null}
          <Block title={<Trans>People</Trans>}>
            <People deal={deal} />
          </Block>
          <Block title={<Trans>Competitors</Trans>}>
            <Competitors deal={deal} />
          </Block>
          <Block title={<Trans>Conversations</Trans>}>
            <Conversations deal={deal} />
          </Block>
        </div>
      </div>
    </Page>
  );
}
