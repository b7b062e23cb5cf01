import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, FileButton, NativeSelect, TextInput, Tooltip } from "@mantine/core";
import { IconPaperclip, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import { useFormats } from "@/i18n/formats";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import { Below } from "./Below";
import { CustomerFiles } from "./CustomerFiles";
import classes from "./compose.module.css";
import { Editor } from "./Editor";
import { FileChips } from "./FileChips";
import { Conflict, Warnings } from "./Notices";
import { PreviewLine } from "./PreviewLine";
import { RecipientField } from "./RecipientField";
import { SendButton, type When } from "./SendButton";
import type { ComposeSlots } from "./slots";
import type { Outgoing, RecipientKind, Warned } from "./types";
import { useDraftSaving } from "./useDraftSaving";
import { useFiles } from "./useFiles";
import { useOutgoingActions, useRefresh, useSenders } from "./useOutgoing";

interface Props extends ComposeSlots {
  outgoing: Outgoing;
  /** The subject stands above already, and the answer need not repeat it. */
  inConversation?: boolean;
  onDone: () => void;
  /** The draft was thrown away and is wanted back. */
  onReopen: () => void;
}

/** One draft with all that can be done to it. Everything typed is kept from the first key. */
export function Composer({ outgoing, inConversation = false, onDone, onReopen, templates, tracking }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const { id } = outgoing;
  const saving = useDraftSaving(outgoing);
  const { writing, change, saveNow, forget, state } = saving;
  const senders = useSenders();
  const files = useFiles(id);
  const refresh = useRefresh();
  const { discard, sayQueued } = useOutgoingActions();
  const [copies, setCopies] = useState(writing.cc.length + writing.bcc.length > 0);
  const [warnings, setWarnings] = useState<readonly Warned[]>([]);
  const [asked, setAsked] = useState<When>({});
  const sender = senders.find((each) => each.id === writing.sender_id);

  const send = useMutation({
    mutationFn: async ({ when, accepted }: { when: When; accepted: string[] }) => {
      // What is on the screen goes out, and not what was saved a moment ago.
      if (!(await saveNow())) return null;
      return data(
        client.PUT("/outgoing-messages/{outgoing_id}/sending", {
          params: { path: { outgoing_id: id } },
          body: { ...when, accepted },
        }),
      );
    },
    onSuccess: async (sent, { when }) => {
      if (!sent) return;
      forget();
      setWarnings([]);
      sayQueued(sent, (when.send_at || when.at_desk) && sent.send_at ? format.full(sent.send_at) : null);
      onDone();
      await refresh();
    },
    onError: (error, { when }) => {
      if (isProblem(error, "warnings")) {
        setAsked(when);
        setWarnings(error.document.warnings as Warned[]);
      } else toastProblem(error);
    },
  });
  const begin = (when: When) => send.mutate({ when, accepted: [] });

  const field = (kind: RecipientKind, label: string, aside?: ReactNode) => (
    <RecipientField
      key={kind}
      label={label}
      value={writing[kind]}
      onChange={(parties) => change({ [kind]: parties })}
      autoFocus={kind === "to" && writing.to.length === 0}
      aside={aside}
    />
  );
  const states: Record<typeof state, string> = {
    saved: t`Saved`,
    waiting: t`Saving…`,
    saving: t`Saving…`,
    kept: t`Kept on this device, the server is out of reach`,
  };

  return (
    <section
      className={classes.composer}
      aria-label={t`Your message`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.defaultPrevented || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        files.attach([...event.dataTransfer.files]);
      }}
    >
      <div className={classes.head}>
        {senders.length > 1 || !sender ? (
          <div className={classes.line}>
            <span className={classes.lineLabel}>{t`From`}</span>
            <NativeSelect
              variant="unstyled"
              className={classes.lineField}
              aria-label={t`From`}
              value={writing.sender_id ?? ""}
              onChange={(event) => change({ sender_id: event.currentTarget.value || null })}
              data={[
                ...(sender ? [] : [{ value: "", label: t`Choose an address` }]),
                ...senders.map((each) => ({
                  value: each.id,
                  label: each.name ? `${each.name} <${each.address}>` : each.address,
                })),
              ]}
            />
          </div>
        ) : null}
        {field(
          "to",
          t`To`,
          copies ? null : (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setCopies(true)}>
              <Trans>Cc and Bcc</Trans>
            </Button>
          ),
        )}
        {copies ? [field("cc", t`Cc`), field("bcc", t`Bcc`)] : null}
        {inConversation && writing.subject ? null : (
          <div className={classes.line}>
            <TextInput
              variant="unstyled"
              className={classes.lineField}
              placeholder={t`Subject`}
              aria-label={t`Subject`}
              dir="auto"
              value={writing.subject}
              onChange={(event) => change({ subject: event.currentTarget.value })}
            />
          </div>
        )}
      </div>
      <Editor
        label={t`Text of the message`}
        html={writing.html}
        epoch={saving.epoch}
        onChange={(html) => change({ html })}
        onFiles={files.attach}
        onImage={files.image}
        autoFocus={writing.to.length > 0}
        onSubmit={() => begin({})}
      />
      {writing.preheader ? (
        <PreviewLine text={writing.preheader} onChange={(preheader) => change({ preheader })} />
      ) : null}
      <FileChips files={outgoing.files} under={files.under} onRemove={(file) => void files.remove(file)} />
      <Below
        outgoing={outgoing}
        signature={sender?.signature ?? ""}
        withSignature={writing.with_signature}
        withQuote={writing.with_quote}
        onChange={change}
      />
      {saving.conflict ? (
        <Conflict theirs={saving.conflict} onMine={saving.keepMine} onTheirs={saving.takeTheirs} />
      ) : null}
      <Warnings
        warnings={warnings}
        onSendAnyway={() => send.mutate({ when: asked, accepted: warnings.map(({ code }) => code) })}
        onBack={() => setWarnings([])}
        onAttach={files.attach}
      />
      <div className={classes.foot}>
        <SendButton
          outgoing={id}
          loading={send.isPending}
          disabled={
            writing.to.length + writing.cc.length + writing.bcc.length === 0 || files.under.length > 0
          }
          onSend={begin}
        />
        <FileButton multiple onChange={files.attach}>
          {(props) => (
            <Tooltip label={t`Attach files`}>
              <ActionIcon {...props} size={36} variant="subtle" color="gray" aria-label={t`Attach files`}>
                <IconPaperclip size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
        <CustomerFiles
          recipient={writing.to[0]?.address ?? null}
          attached={outgoing.files}
          onAttach={files.copy}
        />
        {templates?.({
          recipient: writing.to[0]?.address ?? null,
          onFill: (filled) => {
            change({
              html: filled.html,
              template_id: filled.template_id,
              template_choice: {
                language: filled.language,
                wanted: filled.wanted,
                reason: filled.reason,
              },
              preheader: filled.preheader,
              ...(outgoing.mode === "new" && filled.subject ? { subject: filled.subject } : {}),
            });
            saving.refill();
            if (filled.files) void files.ofTemplate(filled.template_id, filled.language);
          },
        })}
        <span className={classes.state} data-state={state} role="status">
          {saving.conflict ? t`Waits for your choice` : states[state]}
        </span>
        <Tooltip label={t`Throw the draft away`}>
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={t`Throw the draft away`}
            onClick={() => {
              onDone();
              toastWithUndo({
                message: <Trans>The draft is thrown away.</Trans>,
                undo: onReopen,
                settle: () => {
                  forget();
                  discard.mutate(id);
                },
              });
            }}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {tracking?.([...writing.to, ...writing.cc, ...writing.bcc].map(({ address }) => address))}
    </section>
  );
}
