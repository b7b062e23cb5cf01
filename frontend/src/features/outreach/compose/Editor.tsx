import { useLingui } from "@lingui/react/macro";
import { Image } from "@tiptap/extension-image";
import { TableKit } from "@tiptap/extension-table";
import { Placeholder } from "@tiptap/extensions";
import { EditorContent, useEditor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useEffect, useRef } from "react";
import classes from "./compose.module.css";
import { Toolbar } from "./Toolbar";

interface Props {
  label: string;
  placeholder?: string;
  /** The text to begin with; later changes are the editor's own, unless `epoch` grows. */
  html: string;
  epoch?: number;
  onChange: (html: string) => void;
  /** Files that were dropped or pasted; images come alone through `onImage`. */
  onFiles?: (files: File[]) => void;
  /** Keeps an image and answers the address that shows it. */
  onImage?: (file: File) => Promise<string | null>;
  autoFocus?: boolean;
  onSubmit?: () => void;
}

const isImage = (file: File) => /^image\/(png|jpeg|gif|webp|bmp)$/.test(file.type);

/** Rich text as mail carries it: bold, lists, links, images, tables; each paragraph in its own direction. */
export function Editor({
  label,
  placeholder,
  html,
  epoch = 0,
  onChange,
  onFiles,
  onImage,
  autoFocus,
  onSubmit,
}: Props) {
  const { t } = useLingui();
  const handlers = useRef({ onChange, onFiles, onImage, onSubmit });
  useEffect(() => {
    handlers.current = { onChange, onFiles, onImage, onSubmit };
  });

  const take = (files: File[]): boolean => {
    if (files.length === 0) return false;
    const images = handlers.current.onImage ? files.filter(isImage) : [];
    const others = files.filter((file) => !images.includes(file));
    if (others.length > 0) handlers.current.onFiles?.(others);
    for (const file of images) {
      void handlers.current.onImage?.(file).then((src) => {
        if (src) editor?.chain().focus().setImage({ src, alt: file.name }).run();
      });
    }
    return true;
  };

  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        codeBlock: false,
        link: {
          openOnClick: false,
          protocols: ["mailto", "tel"],
          HTMLAttributes: { target: null, rel: null },
        },
      }),
      Image.configure({ inline: true }),
      TableKit.configure({ table: { resizable: false } }),
      Placeholder.configure({ placeholder: placeholder ?? t`Write your message…` }),
    ],
    content: html,
    textDirection: "auto",
    // The page's content policy allows no styles made by scripts; ours are in the style sheet.
    injectCSS: false,
    autofocus: autoFocus ? "start" : false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        class: classes.prose ?? "",
        spellcheck: "true",
      },
      handleKeyDown: (_view, event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          handlers.current.onSubmit?.();
          return true;
        }
        return false;
      },
      handlePaste: (_view, event) => {
        const data = event.clipboardData;
        // A spreadsheet puts a picture of the cells beside them: the cells are meant.
        return data?.getData("text/html") ? false : take([...(data?.files ?? [])]);
      },
      handleDrop: (_view, event) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) event.preventDefault();
        return take(files);
      },
    },
    onUpdate: ({ editor: changed }) => handlers.current.onChange(changed.isEmpty ? "" : changed.getHTML()),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a replaced text begins the editor anew
  useEffect(() => {
    if (epoch > 0) editor?.commands.setContent(html, { emitUpdate: false });
  }, [epoch]);

  return (
    <div className={classes.editor}>
      {editor ? (
        <Toolbar editor={editor} onImage={onImage ? (file) => void take([file]) : undefined} />
      ) : null}
      <EditorContent editor={editor} className={classes.page} />
    </div>
  );
}
