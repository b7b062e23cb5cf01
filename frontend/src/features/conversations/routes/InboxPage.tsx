import { Trans, useLingui } from "@lingui/react/macro";
import { useMediaQuery } from "@mantine/hooks";
import { IconMailOpened, IconSearchOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useCanGoBack, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { query } from "@/api/query";
import type { Conversation, ConversationFile } from "@/api/types";
import { useIsPhone } from "@/lib/useIsPhone";
import { useStored } from "@/lib/useStored";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Page } from "@/ui/shell/Page";
import { usePageTitle } from "@/ui/shell/pageTitle";
import { SidePanel } from "@/ui/shell/SidePanel";
import { AttachmentPanel } from "../components/AttachmentPanel";
import { ConversationList } from "../components/ConversationList";
import { ConversationPane } from "../components/ConversationPane";
import { EmptyInbox } from "../components/EmptyInbox";
import { JoinPanel } from "../components/JoinPanel";
import { ListHead } from "../components/ListHead";
import listClasses from "../components/list.module.css";
import classes from "../components/reader.module.css";
import { useConversations, useMailboxes } from "../hooks/useConversations";
import { type InboxSearch, withConversation } from "../search";

const route = getRouteApi("/signed-in/inbox");
const NO_FILTER = { folder: undefined, kind: undefined, mailbox: undefined, unread: undefined, q: undefined };

interface Props {
  /** What is known of the other side of a conversation; the app puts a customer's brief here. */
  customer: (conversation: Conversation) => ReactNode;
  /** The end of a conversation, where it is answered. */
  reply: (conversation: ConversationFile) => ReactNode;
  /** Beside a mail that went out from here: what became of it, in a word. */
  sent?: (conversation: string, message: string) => ReactNode;
  /** The panel that tells it in full. */
  became?: (outgoing: string, onClose: () => void) => ReactNode;
  /** How urgent a conversation of the list is, in a word; always the same function. */
  urgent?: (conversation: string) => ReactNode;
  /** The door to a new message, in the head of the list. */
  compose?: ReactNode;
}

/** The inbox: the list, the conversation, and who it is with. One of them at a time on a phone. */
export function InboxPage({ customer, reply, sent, became, urgent, compose }: Props) {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const phone = useIsPhone();
  const wide = useMediaQuery("(min-width: 84em)", undefined, { getInitialValueInEffect: false });
  const [beside, setBeside] = useStored<boolean>("lading.inbox.customer", true);
  const { source, rows, total, totalCapped } = useConversations(search);
  const { mailboxes, own, loaded } = useMailboxes();
  const { conversation: id, attachment: attachmentId } = search;
  const file = useQuery({
    ...query("/conversations/{conversation_id}", { params: { path: { conversation_id: id ?? "" } } }),
    enabled: id !== undefined,
  }).data;
  const row = rows.find((each) => each.id === id);
  const shown = file ?? row;
  usePageTitle(phone && shown ? shown.subject || t`(no subject)` : t`Inbox`);

  const go = (next: (search: InboxSearch) => InboxSearch, replace = false) =>
    void navigate({ search: next, replace });
  const open = (next: string, how: "visit" | "flip") =>
    go((current) => withConversation(current, next), how === "flip");
  const close = () => go((current) => withConversation(current, undefined));
  const back = () => (canGoBack ? router.history.back() : close());
  const closePanels = () =>
    go((current) => ({ ...current, attachment: undefined, panel: undefined, became: undefined }), true);
  const filter = (change: Partial<InboxSearch>) => go((current) => ({ ...current, ...change }), true);
  const toggleCustomer = () => {
    if (wide) setBeside(!beside);
    else go((current) => ({ ...current, panel: current.panel ? undefined : "customer" }));
  };

  const message = file?.messages.find(({ attachments }) =>
    attachments.some((each) => each.id === attachmentId),
  );
  const attachment = message?.attachments.find((each) => each.id === attachmentId);
  const filtered = Boolean(search.q || search.unread || search.mailbox || search.kind || search.folder);
  const problem = search.q ? source.error?.errors.find(({ field }) => field === "q")?.message : undefined;
  // A panel takes its place: with both there would be no room left to read in.
  const besideShown = wide && beside && shown !== undefined && !(search.became ?? search.panel);

  const panel =
    message && attachment ? (
      <AttachmentPanel message={message.id} attachment={attachment} onClose={closePanels} />
    ) : search.became && became ? (
      became(search.became, closePanels)
    ) : search.panel === "join" && shown ? (
      <JoinPanel
        key={shown.id}
        conversation={shown}
        own={own}
        onShown={(next) => open(next, "flip")}
        onClose={closePanels}
      />
    ) : search.panel === "customer" && shown && !wide ? (
      <SidePanel title={<Trans>Customer</Trans>} recordId={shown.id} onClose={closePanels}>
        {customer(shown)}
      </SidePanel>
    ) : null;

  if (loaded && mailboxes.length === 0 && !id && source.isSuccess && rows.length === 0) {
    return (
      <Page>
        <div className={classes.hint}>
          <EmptyInbox hasMailbox={false} filtered={false} onClear={close} />
        </div>
      </Page>
    );
  }

  return (
    <Page panel={panel}>
      <div style={{ display: "flex", flex: 1, minHeight: 0 }}>
        {phone && id ? null : (
          <section className={listClasses.pane} aria-label={t`Conversations`}>
            <ListHead
              search={search}
              mailboxes={mailboxes}
              onChange={filter}
              problem={problem}
              compose={compose}
            />
            {problem ? (
              <EmptyState icon={IconSearchOff}>
                <Trans>Put the search right, and the mail it finds will be here.</Trans>
              </EmptyState>
            ) : (
              <ConversationList
                key={JSON.stringify([search.folder, search.kind, search.mailbox, search.unread, search.q])}
                rows={rows}
                source={source}
                total={total}
                totalCapped={totalCapped}
                own={own}
                current={id}
                onOpen={open}
                urgent={urgent}
                empty={
                  <EmptyInbox
                    hasMailbox
                    filtered={filtered}
                    onClear={() => filter({ ...NO_FILTER, kind: "all" })}
                  />
                }
              />
            )}
          </section>
        )}
        {id ? (
          <ConversationPane
            id={id}
            search={search}
            row={row}
            onBack={phone ? back : undefined}
            onClose={close}
            customerShown={wide ? beside : search.panel === "customer"}
            onCustomer={toggleCustomer}
            onJoin={() => go((current) => ({ ...current, attachment: undefined, panel: "join" }))}
            onShown={(next) => open(next, "flip")}
            reply={reply}
            sent={sent}
          />
        ) : phone ? null : (
          <div className={classes.hint}>
            <EmptyState icon={IconMailOpened}>
              <Trans>
                Choose a conversation to read it here. J and K move, Enter opens, ? shows all keys.
              </Trans>
            </EmptyState>
          </div>
        )}
        {besideShown ? (
          <aside className={classes.context} aria-label={t`Customer`}>
            {customer(shown)}
          </aside>
        ) : null}
      </div>
    </Page>
  );
}
