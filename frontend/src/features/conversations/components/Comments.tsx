import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, CloseButton } from "@mantine/core";
import { IconAt, IconMessage, IconPencil } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useDraft } from "@/lib/useDraft";
import { MentionBox } from "@/ui/mentions/MentionBox";
import { pieces, toStored, toTyped } from "@/ui/mentions/mentions";
import { TimeText } from "@/ui/records/TimeText";
import { useColleagues, useWork } from "../hooks/useWork";
import classes from "./work.module.css";

/** A comment with the names in it set apart. */
function CommentText({ text }: { text: string }) {
  return (
    <p className={classes.text} dir="auto">
      {pieces(text).map((piece, place) =>
        piece.member ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change their places
          <strong key={place} className={classes.mention}>
            <bdi>{piece.text}</bdi>
          </strong>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

/** What colleagues say among themselves, who is answering now, and a box to say more. Nothing of it is sent. */
export function Comments({ conversation }: { conversation: string }) {
  const { t } = useLingui();
  const { work, comment, uncomment } = useWork(conversation);
  const draft = useDraft<string>(`comment.${conversation}`);
  const [typed, setTyped] = useState(toTyped(draft.restored ?? ""));
  const [writing, setWriting] = useState(draft.restored !== null);
  const box = useRef<HTMLTextAreaElement>(null);
  const colleagues = useColleagues(writing).map(({ id, name }) => ({ id, name }));
  const comments = work?.comments ?? [];
  const names = (work?.replying ?? []).map(({ name }) => name).join(", ");
  const write = (next: typeof typed) => {
    setTyped(next);
    draft.keep(toStored(next.text, next.named));
  };
  const save = () => {
    if (!typed.text.trim() || comment.isPending) return;
    comment.mutate(toStored(typed.text.trim(), typed.named), {
      onSuccess: () => {
        setTyped({ text: "", named: [] });
        setWriting(false);
        draft.clear();
      },
    });
  };
  /** An @ at the end of the text, as if it were typed: the list of names opens. */
  const beginName = () => {
    const { text, named } = typed;
    const next = `${text}${text && !/\s$/.test(text) ? " " : ""}@`;
    write({ text: next, named });
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(next.length, next.length);
    });
  };
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
          <MentionBox
            box={box}
            label={t`Comment`}
            placeholder={t`Only colleagues read this.`}
            people={colleagues}
            text={typed.text}
            named={typed.named}
            minRows={2}
            autoFocus
            onChange={(text, named) => write({ text, named: [...named] })}
            onSubmit={save}
            onCancel={() => setWriting(false)}
          />
          <div className={classes.writeFoot}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t`Name a colleague`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={beginName}
            >
              <IconAt size={18} aria-hidden />
            </ActionIcon>
            <Button variant="default" size="xs" onClick={() => setWriting(false)}>
              <Trans>Cancel</Trans>
            </Button>
            <Button size="xs" loading={comment.isPending} disabled={!typed.text.trim()} onClick={save}>
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
