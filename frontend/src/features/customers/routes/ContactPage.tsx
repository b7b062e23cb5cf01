import { Plural, Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Contact } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { useNoteRecent } from "@/offline/recent";
import { TimeText } from "@/ui/records/TimeText";
import { Block } from "@/ui/shell/Block";
import { Page } from "@/ui/shell/Page";
import { usePageTitle } from "@/ui/shell/pageTitle";
import { ArchiveButton } from "../components/ArchiveButton";
import { ArchivedBar } from "../components/ArchivedBar";
import { ContactAbout } from "../components/ContactAbout";
import { ContactFiles } from "../components/ContactFiles";
import { ContactMeta } from "../components/ContactMeta";
import { CustomerConversations } from "../components/CustomerConversations";
import { Employers } from "../components/Employers";
import { ContactFieldHistory } from "../components/FieldHistory";
import { NoteComposer } from "../components/NoteComposer";
import { Requests } from "../components/Requests";
import classes from "../components/record.module.css";
import { Timeline } from "../components/Timeline";
import { useArchive } from "../hooks/useArchive";
import type { RecordSearch } from "../search";

const route = getRouteApi("/signed-in/contacts/$id");
const MAILS = 20;

interface Props {
  /** When to write next and which clock they keep: shown in the head, filled by the domain that knows. */
  followUp?: (contact: Contact) => ReactNode;
  /** What else is known of them, beside their file. */
  around?: (contact: Contact) => ReactNode;
}

/** One person: who they are, and every conversation with them. */
export function ContactPage({ followUp, around }: Props) {
  const { id } = route.useParams();
  const { show, history } = route.useSearch();
  const navigate = route.useNavigate();
  const phone = useIsPhone();
  const mayEdit = useMay("companies.write");
  const { archive, restore, isPending } = useArchive("contact");
  const { data: contact } = useSuspenseQuery(
    query("/contacts/{contact_id}", { params: { path: { contact_id: id } } }),
  );
  usePageTitle(contact.name);
  useNoteRecent("contact", id, contact.name);
  const go = (change: Partial<RecordSearch>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true });
  const { archived_at, last_message_at, messages_count: count } = contact;

  const about = (
    <>
      <Block title={<Trans>About</Trans>}>
        <ContactAbout contact={contact} onHistory={(field) => go({ history: field })} />
      </Block>
      <ContactFiles key={`files ${id}`} contact={id} />
      <Requests subject="contact" id={id} />
      <Employers contact={contact} />
      {around?.(contact)}
    </>
  );
  const timeline = (
    <>
      {mayEdit ? <NoteComposer key={id} subject="contact" id={id} /> : null}
      <Timeline
        subject="contact"
        id={id}
        show={show}
        onShow={(next) => go({ show: next })}
        company={contact.company?.id}
      />
    </>
  );
  const panel = history ? (
    <ContactFieldHistory record={contact} field={history} onClose={() => go({ history: undefined })} />
  ) : null;
  const mail = (
    <Block title={<Trans>Conversations</Trans>}>
      <CustomerConversations contact={id} limit={MAILS} all />
    </Block>
  );

  return (
    <Page panel={panel}>
      {archived_at ? (
        <ArchivedBar
          at={archived_at}
          busy={isPending}
          onRestore={mayEdit ? () => restore(contact) : undefined}
        />
      ) : null}
      <header className={classes.head}>
        <div className={classes.titleRow}>
          <h1 className={classes.title} dir="auto">
            {contact.name}
          </h1>
          {mayEdit && !archived_at ? (
            <ArchiveButton busy={isPending} onArchive={() => archive(contact)} />
          ) : null}
        </div>
        <div className={classes.metaRow}>
          <ContactMeta contact={contact} />
          {followUp?.(contact)}
        </div>
        <div className={classes.tagLine}>
          <span className={classes.subtitle}>
            {contact.title ? (
              <>
                <bdi>{contact.title}</bdi>
                {" · "}
              </>
            ) : null}
            <Plural value={count} one="# mail" other="# mails" />
            {last_message_at ? (
              <>
                {" · "}
                <Trans>
                  last mail <TimeText instant={last_message_at} />
                </Trans>
              </>
            ) : null}
          </span>
        </div>
      </header>
      {phone ? (
        <div className={classes.side} style={{ flex: 1 }}>
          {about}
          {timeline}
          {mail}
        </div>
      ) : (
        <div className={classes.columns} data-columns={2}>
          <div className={classes.side}>
            {about}
            {mail}
          </div>
          <div className={classes.centre}>
            <div className={classes.centreInner}>{timeline}</div>
          </div>
        </div>
      )}
    </Page>
  );
}
