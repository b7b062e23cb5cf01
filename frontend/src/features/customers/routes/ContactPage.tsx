import { Plural, Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { useIsPhone } from "@/lib/useIsPhone";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { usePageTitle } from "@/ui/shell/pageTitle";
import { ArchiveButton } from "../components/ArchiveButton";
import { ArchivedBar } from "../components/ArchivedBar";
import { Block } from "../components/Block";
import { ContactAbout } from "../components/ContactAbout";
import { ContactMeta } from "../components/ContactMeta";
import { CustomerConversations } from "../components/CustomerConversations";
import classes from "../components/record.module.css";
import { useArchive } from "../hooks/useArchive";

const route = getRouteApi("/signed-in/contacts/$id");
const MAILS = 20;

/** One person: who they are, and every conversation with them. */
export function ContactPage() {
  const { id } = route.useParams();
  const phone = useIsPhone();
  const mayEdit = useMay("companies.write");
  const { archive, restore, isPending } = useArchive("contact");
  const { data: contact } = useSuspenseQuery(
    query("/contacts/{contact_id}", { params: { path: { contact_id: id } } }),
  );
  usePageTitle(contact.name);
  const { archived_at, last_message_at, messages_count: count } = contact;

  const about = (
    <Block title={<Trans>About</Trans>}>
      <ContactAbout contact={contact} />
    </Block>
  );
  const mail = (
    <Block title={<Trans>Conversations</Trans>}>
      <CustomerConversations contact={id} limit={MAILS} all />
    </Block>
  );

  return (
    <Page>
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
        <ContactMeta contact={contact} />
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
          {mail}
        </div>
      ) : (
        <div className={classes.columns} data-columns={2}>
          <div className={classes.side}>{about}</div>
          <div className={classes.centre}>
            <div className={classes.centreInner}>{mail}</div>
          </div>
        </div>
      )}
    </Page>
  );
}
