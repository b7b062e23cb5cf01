import { msg } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Conversation, ConversationFile } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import { useMarkReading, useReadOnOpen } from "../hooks/useReading";
import { useRegroup } from "../hooks/useRegroup";
import type { InboxSearch } from "../search";
import { AssignMenu } from "./AssignMenu";
import { Comments } from "./Comments";
import { INBOX_KEYS } from "./keys";
import { Reader } from "./Reader";
import { ReaderHead } from "./ReaderHead";
import { ReaderMenu } from "./ReaderMenu";
import classes from "./reader.module.css";

const UNREAD = { keys: "u", label: msg`Read or unread`, group: INBOX_KEYS };
const CLOSE = { keys: "Escape", label: msg`Close the conversation`, group: INBOX_KEYS };

interface Props {
  id: string;
  search: InboxSearch;
  /** The row of the list, to show while the mails are loading. */
  row: Conversation | undefined;
  onBack?: () => void;
  onClose: () => void;
  customerShown: boolean;
  onCustomer: () => void;
  onJoin: () => void;
  /** Another conversation is to be shown, after one was split or joined. */
  onShown: (conversation: string) => void;
  reply: (conversation: ConversationFile) => ReactNode;
  /** Beside a mail that went out from here: what became of it. */
  sent?: (conversation: string, message: string) => ReactNode;
}

/** The open conversation: its head at once, its mails as soon as they are here. */
export function ConversationPane({ id, search, row, ...props }: Props) {
  const { onBack, onClose, customerShown, onCustomer, onJoin, onShown, reply, sent } = props;
  const { split } = useRegroup(onShown);
  const mayWrite = useMay("conversations.write");
  const { data, error, refetch } = useQuery(
    query("/conversations/{conversation_id}", { params: { path: { conversation_id: id } } }),
  );
  const mark = useMarkReading();
  const conversation = data ?? row;
  useReadOnOpen(data, mayWrite);
  const read = (next: boolean) => mark({ id, read: next });
  useHotkey(UNREAD, () => conversation && read(conversation.unread), mayWrite);
  // An open panel or menu closes first.
  const close = () => {
    if (!document.querySelector("[role=menu]")) onClose();
  };
  useHotkey(CLOSE, close, !(search.attachment ?? search.panel ?? search.became));

  return (
    <div className={classes.reader}>
      {conversation ? (
        <ReaderHead
          conversation={conversation}
          onBack={onBack}
          onRead={mayWrite ? read : undefined}
          customerShown={customerShown}
          onCustomer={onCustomer}
          menu={
            mayWrite ? (
              <>
                <AssignMenu conversation={conversation.id} size={onBack ? 44 : 30} />
                <ReaderMenu
                  conversation={conversation}
                  size={onBack ? 44 : 30}
                  onJoin={onJoin}
                  onShown={onShown}
                />
              </>
            ) : null
          }
        />
      ) : null}
      {data ? (
        <Reader
          key={id}
          conversation={data}
          message={search.message}
          words={search.words}
          end={
            <>
              {mayWrite ? <Comments key={id} conversation={id} /> : null}
              {reply(data)}
            </>
          }
          sent={sent && ((message) => sent(id, message))}
          onSplit={mayWrite ? (message) => split({ conversation: id, message }) : undefined}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.mails}>
          <TextSkeleton lines={6} />
        </div>
      )}
    </div>
  );
}
