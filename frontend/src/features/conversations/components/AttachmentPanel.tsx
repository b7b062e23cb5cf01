import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Attachment } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { SidePanel } from "@/ui/shell/SidePanel";
import { attachmentUrl } from "./Attachments";
import { EnclosedMessage } from "./EnclosedMessage";
import classes from "./message.module.css";

const MOST_CHARACTERS = 200_000;

function TextPreview({ url }: { url: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["attachment text", url],
    queryFn: async ({ signal }) => {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.text();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <TextSkeleton lines={12} />;
  return (
    <>
      <pre className={classes.pre} dir="auto">
        {data.slice(0, MOST_CHARACTERS)}
      </pre>
      {data.length > MOST_CHARACTERS ? (
        <p className={classes.nothing}>
          <Trans>Only the beginning is shown. Download the file to read all of it.</Trans>
        </p>
      ) : null}
    </>
  );
}

function Preview({ message, attachment, url }: { message: string; attachment: Attachment; url: string }) {
  const { filename, previewable } = attachment;
  const inline = `${url}?inline=true`;
  if (previewable === "image") return <img src={inline} alt={filename} className={classes.image} />;
  if (previewable === "pdf") return <iframe src={inline} title={filename} className={classes.pdf} />;
  if (previewable === "message") return <EnclosedMessage message={message} attachment={attachment.id} />;
  if (previewable === "text") return <TextPreview url={inline} />;
  return (
    <EmptyState>
      <Trans>This kind of file cannot be shown here. Download it to open it.</Trans>
    </EmptyState>
  );
}

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
      <Preview message={message} attachment={attachment} url={url} />
    </SidePanel>
  );
}
