import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { Attachment } from "@/api/types";
import { FilePreview } from "@/ui/files/FilePreview";
import { SidePanel } from "@/ui/shell/SidePanel";
import { attachmentUrl } from "./Attachments";
import { EnclosedMessage } from "./EnclosedMessage";

interface Props {
  message: string;
  attachment: Attachment;
  onClose: () => void;
}

/** A look at an attachment beside the mail. */
export function AttachmentPanel({ message, attachment, onClose }: Props) {
  const { t } = useLingui();
  const url = attachmentUrl(message, attachment.id);
  return (
    <SidePanel
      size="wide"
      title={attachment.filename || t`Unnamed file`}
      recordId={attachment.id}
      onClose={onClose}
      actions={
        <Tooltip label={t`Download`}>
          <ActionIcon
            component="a"
            href={url}
            download={attachment.filename}
            variant="subtle"
            color="gray"
            aria-label={t`Download`}
          >
            <IconDownload size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      }
    >
      <FilePreview
        url={url}
        name={attachment.filename}
        kind={attachment.previewable}
        message={<EnclosedMessage message={message} attachment={attachment.id} />}
      />
    </SidePanel>
  );
}
