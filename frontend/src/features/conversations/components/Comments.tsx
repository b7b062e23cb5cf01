import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, CloseButton, Menu, Textarea } from "@mantine/core";
import { IconAt, IconMessage, IconPencil } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useDraft } from "@/lib/useDraft";
import { TimeText } from "@/ui/records/TimeText";
import { useColleagues, useWork } from "../hooks/useWork";
import classes from "./work.module.css";

const MARK = /@\[([^[\]\n]{1,200})\]\(membership:[0-9a-f-]{36}\)/g;

/** A comment with the names in it set apart. */
function CommentText({ text }: { text: string }) {
  const pieces = text.split(MARK);
  return (
    <p className={classes.text} dir="auto">
      {pieces.map((piece, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change their places
        index % 2 ? <strong key={index}>@{piece}</strong> : <span key={index}>{piece}</span>,
      )}
    </p>
  );
}

/** What colleagues say among themselves, who is answering now, and a box to say more. Nothing of it is sent. */
export function Comments({ conversation }: { conversation: string }) {
  const { t } = useLingui();
  const { work, comment, uncomment } = useWork(conversation);
  const draft = useDraft<string>(`comment.${conversation}`);
  const [text, setText] = useState(draft.restored ?? "");
  const [writing, setWriting] = useState(draft.restored !== null);
  const [naming, setNaming] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const colleagues = useColleagues(naming);
  const comments = work?.comments ?? [];
  const names = (work?.replying ?? []).map(({ name }) => name).join(", ");
  const write = (next: string) => {
    setText(next);
    draft.keep(next);
  };
  const save = () =>
    comment.mutate(text.trim(), {
      onSuccess: () => {
        setText("");
        setWriting(false);
        draft.clear();
      },
    });
  return (
    <section className={classes.comments} aria-label={t`Among colleagues`}>
      {comments.map((each) => (
        <article key={each.id} className={classes.comment} aria-label={each.author_name}>
          <div className={classes.commentHead}>
            <IconMessage size={14} aria-hidden />
            <bdi className={classes.author}>{each.author_name}</bdi>
            <TimeText instant={each.at} as="stamp" />
            {each.own ? (
              <CloseButton
                size="sm"
                aria-label={t`Take the comment back`}
                onClick={() => uncomment.mutate(each.id)}
              />
            ) : null}
          </div>
          <CommentText text={each.text} />
        </article>
      ))}
      {names ? (
        <p className={classes.replying} role="status">
          <IconPencil size={14} aria-hidden />
          <Trans>
            <bdi>{names}</bdi> is answering…
          </Trans>
        </p>
      ) : null}
      {writing ? (
        <div className={classes.write}>
          <Textarea
            ref={box}
            autosize
            minRows={2}
            maxRows={10}
            dir="auto"
            autoFocus
            placeholder={t`Only colleagues read this.`}
            aria-label={t`Comment`}
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim()) save();
            }}
          />
          <div className={classes.writeFoot}>
            <Menu opened={naming} onChange={setNaming}>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size={36} aria-label={t`Name a colleague`}>
                  <IconAt size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown className={classes.people}>
                {colleagues.map(({ id, name }) => (
                  <Menu.Item
                    key={id}
                    onClick={() => {
                      write(`${text}${text && !/\s$/.test(text) ? " " : ""}@[${name}](membership:${id}) `);
                      box.current?.focus();
                    }}
                  >
                    <bdi>{name}</bdi>
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Button variant="default" size="xs" onClick={() => setWriting(false)}>
              <Trans>Cancel</Trans>
            </Button>
            <Button size="xs" loading={comment.isPending} disabled={!text.trim()} onClick={save}>
              <Trans>Comment</Trans>
            </Button>
          </div>
        </div>
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes.begin}
          leftSection={<IconMessage size={14} aria-hidden />}
          onClick={() => setWriting(true)}
        >
          <Trans>Comment among colleagues</Trans>
        </Button>
      )}
    </section>
  );
}
