import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useMay, useMe } from "@/api/session";
import type { TimelineItem } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useDraft } from "@/lib/useDraft";
import { MentionBox } from "@/ui/mentions/MentionBox";
import { toStored, toTyped } from "@/ui/mentions/mentions";
import { useColleagueNames } from "../hooks/useChoices";
import { useChangeNote } from "../hooks/useNotes";
import { NoteText } from "./NoteText";
import classes from "./timeline.module.css";

function NoteEditor({ item, onDone }: { item: TimelineItem; onDone: () => void }) {
  const { t } = useLingui();
  const people = useColleagueNames();
  const draft = useDraft<ReturnType<typeof toTyped>>(`note.edit.${item.id}`);
  const [typed, setTyped] = useState(draft.restored ?? toTyped(item.summary));
  const leave = () => {
    draft.clear();
    onDone();
  };
  const { change } = useChangeNote(item, leave);
  const save = () => {
    if (typed.text.trim()) change.mutate(toStored(typed.text.trim(), typed.named));
  };
  return (
    <div className={classes.composer}>
      <MentionBox
        people={people}
        label={t`Change the text`}
        text={typed.text}
        named={typed.named}
        minRows={2}
        autoFocus
        onChange={(text, named) => {
          const next = { text, named: [...named] };
          setTyped(next);
          draft.keep(next);
        }}
        onSubmit={save}
        onCancel={leave}
      />
      <div className={classes.composerFoot}>
        <Button size="compact-sm" variant="default" onClick={leave}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="compact-sm" loading={change.isPending} disabled={!typed.text.trim()} onClick={save}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </div>
  );
}

/** What somebody wrote down; who wrote it may change it and take it away. */
export function NoteEntry({ item }: { item: TimelineItem }) {
  const { t } = useLingui();
  const format = useFormats();
  const me = useMe();
  const mayWrite = useMay("companies.write");
  const [editing, setEditing] = useState(false);
  const { remove } = useChangeNote(item, () => undefined);
  if (editing) return <NoteEditor item={item} onDone={() => setEditing(false)} />;
  const mine = mayWrite && item.actor?.id === me.membership_id;
  return (
    <div className={classes.noteRow}>
      <NoteText text={item.summary} />
      {item.edited_at ? (
        <span className={classes.edited} title={format.full(item.edited_at)}>
          <Trans>changed</Trans>
        </span>
      ) : null}
      {mine ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t`Change or take away`}>
              <IconDots size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setEditing(true)}>
              <Trans>Change</Trans>
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => remove.mutate()}>
              <Trans>Take away</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  );
}
