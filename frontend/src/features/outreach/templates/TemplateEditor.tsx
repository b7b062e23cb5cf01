import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { type Icon, IconBold, IconItalic, IconLink, IconList, IconListNumbers } from "@tabler/icons-react";
import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { type ReactNode, useEffect, useImperativeHandle, useRef } from "react";
import classes from "./editor.module.css";
import { TagNode } from "./TagNode";
import { fromEditor, toEditor } from "./tags";

/** What the page can do to an editor from outside. */
export interface EditorHandle {
  insert: (tag: string) => void;
  /** Selects the tag with that number and brings it into view. */
  select: (index: number) => void;
  replace: (html: string) => void;
}

interface Props {
  label: string;
  html: string;
  language: string;
  direction: "ltr" | "rtl";
  disabled: boolean;
  onChange: (html: string) => void;
  onFocus: () => void;
  handle: React.Ref<EditorHandle>;
  /** At the end of the toolbar. */
  tools?: ReactNode;
}

/** The text of one language: rich text in which variables are chips. */
export function TemplateEditor(props: Props) {
  const { label, html, language, direction, disabled, onChange, onFocus, handle, tools } = props;
  const calls = useRef({ onChange, onFocus });
  useEffect(() => {
    calls.current = { onChange, onFocus };
  });
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        codeBlock: false,
        code: false,
        link: { openOnClick: false, HTMLAttributes: { target: null, rel: null } },
      }),
      TagNode,
    ],
    content: toEditor(html),
    // The page's content policy allows no styles made by scripts; ours are in the style sheet.
    injectCSS: false,
    editable: !disabled,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-readonly": String(disabled),
        class: classes.prose ?? "",
        dir: direction,
        lang: language,
        spellcheck: "true",
      },
    },
    onUpdate: ({ editor: changed }) =>
      calls.current.onChange(changed.isEmpty ? "" : fromEditor(changed.getHTML())),
    onFocus: () => calls.current.onFocus(),
  });

  useImperativeHandle(
    handle,
    () => ({
      insert: (tag) => {
        editor.chain().focus().insertContent({ type: "templateTag", attrs: { tag } }).run();
      },
      select: (index) => {
        let seen = -1;
        let found: number | null = null;
        editor.state.doc.descendants((node, position) => {
          if (node.type.name !== "templateTag") return;
          seen += 1;
          if (seen === index) found = position;
        });
        if (found === null) editor.chain().focus("start").run();
        else
          editor.chain().setNodeSelection(found).focus(null, { scrollIntoView: true }).scrollIntoView().run();
      },
      replace: (next) => {
        editor.commands.setContent(toEditor(next), { emitUpdate: false });
      },
    }),
    [editor],
  );

  return (
    <div className={classes.editor} data-disabled={disabled || undefined}>
      {disabled ? null : <Tools editor={editor}>{tools}</Tools>}
      <EditorContent editor={editor} />
    </div>
  );
}

function Tools({ editor, children }: { editor: Editor; children: ReactNode }) {
  const { t } = useLingui();
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      bulletList: now.isActive("bulletList"),
      orderedList: now.isActive("orderedList"),
      link: now.isActive("link"),
    }),
  });
  const link = () => {
    const marked = editor.state.selection;
    const text = editor.state.doc.textBetween(marked.from, marked.to).trim();
    if (active.link) editor.chain().focus().unsetLink().run();
    else if (/^(https?:\/\/|www\.)\S+$/.test(text))
      editor
        .chain()
        .focus()
        .setLink({ href: text.startsWith("www.") ? `https://${text}` : text })
        .run();
  };
  const tool = (label: string, Glyph: Icon, pressed: boolean, run: () => void) => (
    <ActionIcon
      key={label}
      variant={pressed ? "light" : "subtle"}
      color={pressed ? "sea" : "gray"}
      size={30}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      // The text keeps its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      <Glyph size={16} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
  return (
    <div className={classes.tools} role="toolbar" aria-label={t`Format`}>
      {tool(t`Bold`, IconBold, active.bold, () => editor.chain().focus().toggleBold().run())}
      {tool(t`Italic`, IconItalic, active.italic, () => editor.chain().focus().toggleItalic().run())}
      {tool(t`List`, IconList, active.bulletList, () => editor.chain().focus().toggleBulletList().run())}
      {tool(t`Numbered list`, IconListNumbers, active.orderedList, () =>
        editor.chain().focus().toggleOrderedList().run(),
      )}
      {tool(t`Make the marked web address a link`, IconLink, active.link, link)}
      {children}
    </div>
  );
}
