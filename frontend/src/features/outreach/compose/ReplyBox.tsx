import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconArrowBackUp, IconArrowBackUpDouble, IconArrowForwardUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { ConversationFile } from "@/api/types";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import { Composer } from "./Composer";
import classes from "./compose.module.css";
import { OfflineDraft } from "./OfflineDraft";
import { OutgoingCard } from "./OutgoingCard";
import type { ComposeSlots } from "./slots";
import type { Mode, Outgoing } from "./types";
import { useBegin, useOutgoingMessage, useSenders } from "./useOutgoing";
import { useReplying } from "./useReplying";

const GROUP = msg`Inbox`;
const REPLY = { keys: "r", label: msg`Reply`, group: GROUP };
const REPLY_ALL = { keys: "R", label: msg`Reply to all`, group: GROUP };
const FORWARD = { keys: "f", label: msg`Forward`, group: GROUP };

interface Props extends ComposeSlots {
  conversation: ConversationFile;
}

/** The end of a conversation: what waits to go out, and the place to answer. Never a window. */
export function ReplyBox({ conversation, ...slots }: Props) {
  const { t } = useLingui();
  const mayWrite = useMay("conversations.write");
  const senders = useSenders();
  const [openId, setOpenId] = useState<string>();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [offline, setOffline] = useState<Mode>();
  const box = useRef<HTMLDivElement>(null);
  const waiting = useQuery(
    query("/outgoing-messages", { params: { query: { box: "open", conversation_id: conversation.id } } }),
  ).data?.items;
  const open = useOutgoingMessage(openId).data;
  const show = (outgoing: Outgoing) => {
    setHidden((ids) => ids.filter((each) => each !== outgoing.id));
    setOpenId(outgoing.id);
  };
  const begin = useBegin(show);
  const last = conversation.messages.at(-1);
  const several = last ? last.to.length + last.cc.length > 1 : false;
  const ready = mayWrite && senders.length > 0 && last !== undefined;
  const start = (mode: Mode) => {
    if (!last) return;
    begin.mutate(
      { mode, message: last.id },
      {
        onError: (error) => {
          if (isProblem(error, "offline") && mode !== "forward") setOffline(mode);
        },
      },
    );
  };
  useHotkey(REPLY, () => start("reply"), ready);
  useHotkey(REPLY_ALL, () => start("reply_all"), ready);
  useHotkey(FORWARD, () => start("forward"), ready);

  // The box opens at the end of a page that may be scrolled far up.
  useEffect(() => {
    if (open?.id) box.current?.scrollIntoView({ block: "end" });
  }, [open?.id]);

  const editing = open && open.state === "draft" ? open : null;
  useReplying(conversation.id, editing !== null && editing.mode !== "forward");

  if (!mayWrite) return null;
  const cards = (waiting ?? []).filter(({ id }) => id !== editing?.id && !hidden.includes(id));
  return (
    <div className={classes.reply} ref={box}>
      {cards.map((each) => (
        <OutgoingCard key={each.id} outgoing={each} onOpen={show} />
      ))}
      {editing ? (
        <Composer
          key={editing.id}
          outgoing={editing}
          inConversation={editing.mode !== "forward"}
          onDone={() => {
            setHidden((ids) => [...ids, editing.id]);
            setOpenId(undefined);
          }}
          onReopen={() => show(editing)}
          {...slots}
        />
      ) : offline && last ? (
        <OfflineDraft
          mode={offline}
          message={last.id}
          link={`/inbox?conversation=${conversation.id}`}
          onDone={() => setOffline(undefined)}
        />
      ) : ready ? (
        <Group gap="xs" className={classes.replyBar} role="group" aria-label={t`Answer`}>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} className="flip-rtl" aria-hidden />}
            loading={begin.isPending}
            onClick={() => start("reply")}
          >
            <Trans>Reply</Trans>
          </Button>
          {several ? (
            <Button
              variant="default"
              leftSection={<IconArrowBackUpDouble size={16} className="flip-rtl" aria-hidden />}
              onClick={() => start("reply_all")}
            >
              <Trans>Reply to all</Trans>
            </Button>
          ) : null}
          <Button
            variant="default"
            leftSection={<IconArrowForwardUp size={16} className="flip-rtl" aria-hidden />}
            onClick={() => start("forward")}
          >
            <Trans>Forward</Trans>
          </Button>
        </Group>
      ) : null}
    </div>
  );
}
