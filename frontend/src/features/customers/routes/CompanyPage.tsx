import { Trans } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { CompanyFile } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { useNoteRecent } from "@/offline/recent";
import { Block } from "@/ui/shell/Block";
import { Page } from "@/ui/shell/Page";
import { usePageTitle } from "@/ui/shell/pageTitle";
import { CompanyHead } from "../components/CompanyHead";
import { CompanySide } from "../components/CompanySide";
import { CustomerConversations } from "../components/CustomerConversations";
import { CompanyFieldHistory } from "../components/FieldHistory";
import { FilePanel } from "../components/FilePanel";
import { Files } from "../components/Files";
import { NoteComposer } from "../components/NoteComposer";
import { Portrait } from "../components/Portrait";
import classes from "../components/record.module.css";
import { Timeline } from "../components/Timeline";
import { type CompanySearch, TABS } from "../search";

const route = getRouteApi("/signed-in/companies/$id");
const MAILS = 12;

interface Props {
  /** When to write next: shown in the head, filled by the domain that knows. */
  followUp?: (company: CompanyFile) => ReactNode;
  /** Its deals: beside the file, filled by the domain that knows. */
  deals?: (company: CompanyFile) => ReactNode;
}

/** One company's file: what it is and who works there, what happened, the mail. In tabs on a phone. */
export function CompanyPage({ followUp, deals }: Props) {
  const { id } = route.useParams();
  const { tab = "timeline", show, person, history, file } = route.useSearch();
  const navigate = route.useNavigate();
  const phone = useIsPhone();
  const wide = useMediaQuery("(min-width: 80em)", undefined, { getInitialValueInEffect: false });
  const mayWrite = useMay("companies.write");
  const { data: company } = useSuspenseQuery(
    query("/companies/{company_id}", { params: { path: { company_id: id } } }),
  );
  usePageTitle(company.name);
  useNoteRecent("company", id, company.name);
  const go = (change: Partial<CompanySearch>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true });

  const mail = (
    <Block title={<Trans>Conversations</Trans>}>
      <CustomerConversations company={id} limit={MAILS} all />
    </Block>
  );
  const side = (
    <CompanySide company={company} onHistory={(field) => go({ history: field, file: undefined })} />
  );
  const around = (
    <>
      {deals?.(company)}
      <Portrait key={`portrait ${id}`} company={id} />
      <Files key={`files ${id}`} company={id} />
      {mail}
    </>
  );
  const timeline = (
    <div className={classes.centreInner}>
      {mayWrite ? <NoteComposer key={id} subject="company" id={id} people={company.people} /> : null}
      <Timeline
        subject="company"
        id={id}
        show={show}
        onShow={(next) => go({ show: next })}
        people={company.people}
        person={person}
        onPerson={(next) => go({ person: next })}
      />
    </div>
  );
  const panel = file ? (
    <FilePanel key={file} company={id} id={file} onClose={() => go({ file: undefined })} />
  ) : history ? (
    <CompanyFieldHistory record={company} field={history} onClose={() => go({ history: undefined })} />
  ) : null;

  // The panel of a field's history takes the room of a column; that of a file floats.
  const three = wide && (file !== undefined || history === undefined);

  return (
    <Page panel={panel}>
      <CompanyHead company={company} followUp={followUp?.(company)} />
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
                <Trans>Mail and files</Trans>
              </Tabs.Tab>
            </Tabs.List>
          </Tabs>
          <div className={tab === "timeline" ? classes.centre : classes.side} style={{ flex: 1 }}>
            {tab === "about" ? side : tab === "mail" ? around : timeline}
          </div>
        </>
      ) : (
        <div className={classes.columns} data-columns={three ? 3 : 2}>
          <div className={classes.side}>
            {side}
            {three ? null : around}
          </div>
          <div className={classes.centre}>{timeline}</div>
          {three ? <div className={classes.side}>{around}</div> : null}
        </div>
      )}
    </Page>
  );
}
