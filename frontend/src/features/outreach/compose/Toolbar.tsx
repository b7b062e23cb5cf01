import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, FileButton, Group, Popover, TextInput } from "@mantine/core";
import {
  type Icon,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhoto,
  IconQuote,
  IconTable,
  IconUnderline,
} from "@tabler/icons-react";
import type { Editor } from "@tiptap/react";
import { useEditorState } from "@tiptap/react";
import { useState } from "react";
import classes from "./compose.module.css";

interface ToolProps {
  label: string;
  icon: Icon;
  active?: boolean;
  onClick: () => void;
}

function Tool({ label, icon: Glyph, active, onClick }: ToolProps) {
  return (
    <ActionIcon
      variant={active ? "light" : "subtle"}
      color={active ? "sea" : "gray"}
      className={classes.tool}
      aria-label={label}
      title={label}
      aria-pressed={active}
      // The text keeps its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Glyph size={16} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}

function LinkTool({ editor, active }: { editor: Editor; active: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState("");
  const show = () => {
    setAddress((editor.getAttributes("link").href as string | undefined) ?? "");
    setOpen(true);
  };
  const apply = () => {
    const href = address.trim();
    const full = !href || /^(https?:|mailto:|tel:)/i.test(href) ? href : `https://${href}`;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!full) chain.unsetLink().run();
    else if (editor.state.selection.empty && !active) {
      chain
        .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href: full } }] })
        .run();
    } else chain.setLink({ href: full }).run();
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withArrow position="top-start">
      <Popover.Target>
        <span>
          <Tool label={t`Link`} icon={IconLink} active={active} onClick={show} />
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            apply();
          }}
        >
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput
              label={t`Address of the link`}
              dir="ltr"
              value={address}
              onChange={(event) => setAddress(event.currentTarget.value)}
              data-autofocus
            />
            <Button type="submit">{t`Apply`}</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What can be done to the text; each with its name, and pressed where the text is so. */
export function Toolbar({ editor, onImage }: { editor: Editor; onImage?: (file: File) => void }) {
  const { t } = useLingui();
  const is = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive("bold"),
      italic: current.isActive("italic"),
      underline: current.isActive("underline"),
      bulletList: current.isActive("bulletList"),
      orderedList: current.isActive("orderedList"),
      blockquote: current.isActive("blockquote"),
      link: current.isActive("link"),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t`Formatting`}>
      <Tool label={t`Bold`} icon={IconBold} active={is.bold} onClick={() => run().toggleBold().run()} />
      <Tool
        label={t`Italic`}
        icon={IconItalic}
        active={is.italic}
        onClick={() => run().toggleItalic().run()}
      />
      <Tool
        label={t`Underline`}
        icon={IconUnderline}
        active={is.underline}
        onClick={() => run().toggleUnderline().run()}
      />
      <Tool
        label={t`List`}
        icon={IconList}
        active={is.bulletList}
        onClick={() => run().toggleBulletList().run()}
      />
      <Tool
        label={t`Numbered list`}
        icon={IconListNumbers}
        active={is.orderedList}
        onClick={() => run().toggleOrderedList().run()}
      />
      <Tool
        label={t`Block quote`}
        icon={IconQuote}
        active={is.blockquote}
        onClick={() => run().toggleBlockquote().run()}
      />
      <LinkTool editor={editor} active={is.link} />
      <Tool
        label={t`Table`}
        icon={IconTable}
        onClick={() => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
      />
      {onImage ? (
        <FileButton
          accept="image/png,image/jpeg,image/gif,image/webp"
          onChange={(file) => file && onImage(file)}
        >
          {({ onClick }) => <Tool label={t`Image in the text`} icon={IconPhoto} onClick={onClick} />}
        </FileButton>
      ) : null}
    </div>
  );
}
