import { Trans } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { useIsPhone } from "@/lib/useIsPhone";
import { Page } from "@/ui/shell/Page";
import { usePageTitle } from "@/ui/shell/pageTitle";
import { Block } from "../components/Block";
import { CompanyHead } from "../components/CompanyHead";
import { CompanySide } from "../components/CompanySide";
import { CustomerConversations } from "../components/CustomerConversations";
import { NoteComposer } from "../components/NoteComposer";
import classes from "../components/record.module.css";
import { Timeline } from "../components/Timeline";
import { type CompanySearch, TABS } from "../search";

const route = getRouteApi("/signed-in/companies/$id");
const MAILS = 12;

/** One company's file: what it is and who works there, what happened, the mail. In tabs on a phone. */
export function CompanyPage() {
  const { id } = route.useParams();
  const { tab = "timeline", show } = route.useSearch();
  const navigate = route.useNavigate();
  const phone = useIsPhone();
  const wide = useMediaQuery("(min-width: 80em)", undefined, { getInitialValueInEffect: false });
  const mayWrite = useMay("companies.write");
  const { data: company } = useSuspenseQuery(
    query("/companies/{company_id}", { params: { path: { company_id: id } } }),
  );
  usePageTitle(company.name);
  const go = (change: Partial<CompanySearch>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true });

  const mail = (
    <Block title={<Trans>Conversations</Trans>}>
      <CustomerConversations company={id} limit={MAILS} all />
    </Block>
  );
  const side = <CompanySide company={company} />;
  const timeline = (
    <div className={classes.centreInner}>
      {mayWrite ? <NoteComposer key={id} company={id} /> : null}
      <Timeline company={id} show={show} onShow={(next) => go({ show: next })} />
    </div>
  );

  return (
    <Page>
      <CompanyHead company={company} />
      {phone ? (
        <>
          <Tabs
            value={tab}
            onChange={(next) => go({ tab: TABS.find((each) => each === next && each !== "timeline") })}
            className={classes.tabs}
          >
            <Tabs.List grow>
              <Tabs.Tab value="timeline">
                <Trans>Timeline</Trans>
              </Tabs.Tab>
              <Tabs.Tab value="about">
                <Trans>About</Trans>
              </Tabs.Tab>
              <Tabs.Tab value="mail">
                <Trans>Mail</Trans>
              </Tabs.Tab>
            </Tabs.List>
          </Tabs>
          <div className={tab === "timeline" ? classes.centre : classes.side} style={{ flex: 1 }}>
            {tab === "about" ? side : tab === "mail" ? mail : timeline}
          </div>
        </>
      ) : (
        <div className={classes.columns} data-columns={wide ? 3 : 2}>
          <div className={classes.side}>
            {side}
            {wide ? null : mail}
          </div>
          <div className={classes.centre}>{timeline}</div>
          {wide ? <div className={classes.side}>{mail}</div> : null}
        </div>
      )}
    </Page>
  );
}
