import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import {
  type Icon,
  IconDownload,
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconPhoto,
  IconTable,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { apiUrl } from "@/api/client";
import type { Attachment, Message } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./message.module.css";

const ICONS: readonly (readonly [RegExp, Icon])[] = [
  [/^image\//, IconPhoto],
  [/pdf/, IconFileTypePdf],
  [/sheet|excel|csv/, IconTable],
  [/zip|compressed|tar|rar|7z/, IconFileZip],
  [/^text\/|word|document|rtf/, IconFileText],
];

export const attachmentUrl = (message: string, attachment: string): string =>
  apiUrl(`/messages/${message}/attachments/${attachment}`);

/** Those that are not part of the text itself, as an image in the middle of an HTML mail is. */
export const shownAttachments = ({ attachments, has_html }: Message): Attachment[] =>
  attachments.filter(({ inline }) => !inline || !has_html);

function Card({ message, attachment }: { message: string; attachment: Attachment }) {
  const { t } = useLingui();
  const format = useFormats();
  const { id, filename, content_type, size, previewable } = attachment;
  const Glyph = ICONS.find(([type]) => type.test(content_type))?.[1] ?? IconFile;
  const url = attachmentUrl(message, id);
  const name = filename || t`Unnamed file`;
  const label = (
    <>
      <Glyph size={22} stroke={1.5} className={classes.fileIcon} aria-hidden />
      <span className={classes.file}>
        <bdi className={classes.fileName} title={name}>
          {name}
        </bdi>
        <span className={classes.fileSize}>{format.bytes(size)}</span>
      </span>
    </>
  );
  return (
    <li className={classes.attachment}>
      {previewable ? (
        <Link
          from="/inbox"
          to="/inbox"
          search={(search) => ({ ...search, attachment: id, panel: undefined })}
          className={classes.fileLink}
          activeProps={{}}
        >
          {label}
        </Link>
      ) : (
        <a href={url} download={name} className={classes.fileLink}>
          {label}
        </a>
      )}
      <Tooltip label={t`Download`}>
        <ActionIcon
          component="a"
          href={url}
          download={name}
          variant="subtle"
          color="gray"
          aria-label={t`Download ${name}`}
        >
          <IconDownload size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

/** The attachments of a mail as cards: a click shows what can be shown, everything can be downloaded. */
export function Attachments({ message }: { message: Message }) {
  const { t } = useLingui();
  const attachments = shownAttachments(message);
  if (attachments.length === 0) return null;
  return (
    <ul className={classes.attachments} aria-label={t`Attachments`}>
      {attachments.map((attachment) => (
        <Card key={attachment.id} message={message.id} attachment={attachment} />
      ))}
    </ul>
  );
}
