import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Alert, Button, Group, Menu, TextInput } from "@mantine/core";
import { IconDots, IconHistory, IconPaperclip, IconTrash } from "@tabler/icons-react";
import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { isProblem } from "@/api/problem";
import { announce } from "@/ui/feedback/announce";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "./editor.module.css";
import { type EditorHandle, TemplateEditor } from "./TemplateEditor";
import { tagIndexAt } from "./tags";
import type { Problem, Text, Version } from "./types";
import { type Line, useLines } from "./useLines";
import { useLanguages } from "./useTemplates";
import type { useText } from "./useText";
import { VariableMenu } from "./VariableMenu";
import { VersionFiles } from "./VersionFiles";
import { VersionState } from "./VersionState";

/** What the page can do to a column from outside. */
export interface ColumnHandle {
  jump: (problem: Problem) => void;
  replace: (text: Text) => void;
}

interface Props {
  template: string;
  version: Version;
  writing: ReturnType<typeof useText>;
  mayChange: boolean;
  onHistory: () => void;
  onFocus: () => void;
  handle: Ref<ColumnHandle>;
}

/** One language: subject, text with chips, files, state; saved as a draft or approved. */
export function VersionColumn({ template, version, writing, mayChange, onHistory, onFocus, handle }: Props) {
  const { t } = useLingui();
  const { save, remove } = useLanguages(template);
  const editor = useRef<EditorHandle>(null);
  const [theirs, setTheirs] = useState<Version | null>(null);
  const [attaching, setAttaching] = useState(version.files.length > 0);
  const { text, dirty, change, settle } = writing;
  const lines = useLines(text, change);
  const { language, direction, name } = version;

  useImperativeHandle(handle, () => ({
    jump: (problem) => {
      if (problem.part === "body") editor.current?.select(tagIndexAt(text.html, problem.offset));
      else lines.select(problem.part, problem.offset, problem.length);
    },
    replace: (next) => editor.current?.replace(next.html),
  }));

  const store = (approve: boolean, over: Version = version) =>
    save.mutate(
      { version: over, text, approve },
      {
        onSuccess: (saved) => {
          setTheirs(null);
          settle();
          // The server cleans markup: what it kept is what is there.
          if (saved.html !== text.html) editor.current?.replace(saved.html);
          announce(t`Saved`);
        },
        onError: (error) => {
          if (isProblem(error) && error.isConflict && error.document.current)
            setTheirs(error.document.current as Version);
          else toastProblem(error);
        },
      },
    );
  const insert = (tag: string) => {
    if (!lines.insert(tag)) editor.current?.insert(tag);
  };
  const line = (part: Line, label: string, description?: string) => (
    <TextInput
      ref={lines.refs[part]}
      label={label}
      description={description}
      dir={direction}
      lang={language}
      readOnly={!mayChange}
      value={text[part]}
      onFocus={() => {
        lines.enter(part);
        onFocus();
      }}
      onChange={({ currentTarget }) => change({ [part]: currentTarget.value })}
    />
  );

  return (
    <section className={classes.column} aria-label={name} lang={language}>
      <div className={classes.columnHead}>
        <h2>
          {name} {version.is_source ? <small>{t`source`}</small> : null}
        </h2>
        <VersionState version={version} dirty={dirty} />
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t`More for ${name}`}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={onHistory}>
              <Trans>History</Trans>
            </Menu.Item>
            {mayChange ? (
              <Menu.Item
                leftSection={<IconPaperclip size={16} aria-hidden />}
                onClick={() => setAttaching(true)}
              >
                <Trans>Attach files</Trans>
              </Menu.Item>
            ) : null}
            {mayChange && !version.is_source ? (
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => remove.mutate(language)}
              >
                <Trans>Take this language out</Trans>
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      </div>
      {theirs ? (
        <Alert color="yellow" title={t`Somebody else changed this in the meantime.`}>
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                settle();
                editor.current?.replace(theirs.html);
                setTheirs(null);
              }}
            >
              <Trans>Take theirs</Trans>
            </Button>
            <Button size="xs" onClick={() => store(version.status === "approved", theirs)}>
              <Trans>Keep mine</Trans>
            </Button>
          </Group>
        </Alert>
      ) : null}
      {line("subject", t`Subject`)}
      {line(
        "preheader",
        t`Preview line`,
        t`What the inbox shows after the subject. It is not seen in the letter.`,
      )}
      <TemplateEditor
        label={t`Text in ${name}`}
        html={text.html}
        language={language}
        direction={direction}
        disabled={!mayChange}
        onChange={(html) => change({ html })}
        onFocus={() => {
          lines.enter(null);
          onFocus();
        }}
        handle={editor}
        tools={<VariableMenu language={language} onChoose={insert} />}
      />
      {attaching ? <VersionFiles template={template} version={version} mayChange={mayChange} /> : null}
      {mayChange ? (
        <Group gap="xs" className={classes.columnFoot}>
          <Button
            size="xs"
            loading={save.isPending}
            disabled={!dirty && version.status === "approved" && !version.outdated}
            onClick={() => store(true)}
          >
            {version.outdated && !dirty ? <Trans>It is up to date</Trans> : <Trans>Save and approve</Trans>}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={!dirty || save.isPending}
            onClick={() => store(false)}
          >
            <Trans>Save as a draft</Trans>
          </Button>
          {dirty ? (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={() => {
                settle();
                editor.current?.replace(version.html);
              }}
            >
              <Trans>Discard</Trans>
            </Button>
          ) : null}
        </Group>
      ) : null}
    </section>
  );
}
