import { useLingui } from "@lingui/react/macro";
import { CloseButton, Loader } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useFormats } from "@/i18n/formats";
import classes from "./files.module.css";
import type { OutgoingFile } from "./types";

interface Props {
  files: readonly OutgoingFile[];
  /** Names of files that are still on their way. */
  under: readonly string[];
  onRemove: (id: string) => void;
}

/** What goes along. */
export function FileChips({ files, under, onRemove }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const shown = files.filter(({ inline }) => !inline);
  if (shown.length + under.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t`Attachments`}>
      {shown.map((file) => (
        <li key={file.id} className={classes.file}>
          <IconPaperclip size={14} aria-hidden />
          <a href={file.url} download={file.filename} className={classes.fileName}>
            <bdi>{file.filename}</bdi>
          </a>
          <span className="numeric">{format.bytes(file.size)}</span>
          <CloseButton size="sm" aria-label={t`Remove ${file.filename}`} onClick={() => onRemove(file.id)} />
        </li>
      ))}
      {under.map((name) => (
        <li key={name} className={classes.file} aria-busy>
          <Loader size={14} />
          <bdi className={classes.fileName}>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
