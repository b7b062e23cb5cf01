import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { apiUrl } from "@/api/client";
import { flatten, pages } from "@/api/query";
import type { CompanyDocument } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { FilePreview } from "@/ui/files/FilePreview";
import { SidePanel } from "@/ui/shell/SidePanel";

const MANY = 200;

const urlOf = (company: string, file: CompanyDocument): string =>
  apiUrl(
    file.upload
      ? `/companies/${company}/files/${file.id}`
      : `/messages/${file.message_id}/attachments/${file.id}`,
  );

interface Props {
  company: string;
  id: string;
  onClose: () => void;
}

/** A look at a file beside the company; older ones are looked for page by page. */
export function FilePanel({ company, id, onClose }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery(
    pages("/companies/{company_id}/files", {
      params: { path: { company_id: company }, query: { limit: MANY } },
    }),
  );
  const { rows } = flatten(list.data);
  const file = rows.find((each) => each.id === id);
  const { hasNextPage, isFetching, fetchNextPage } = list;
  useEffect(() => {
    if (!file && hasNextPage && !isFetching) void fetchNextPage();
  }, [file, hasNextPage, isFetching, fetchNextPage]);
  const url = file ? urlOf(company, file) : "";
  return (
    <SidePanel
      size="wide"
      title={file ? file.filename || t`Unnamed file` : <Trans>File</Trans>}
      recordId={id}
      onClose={onClose}
      actions={
        file ? (
          <Tooltip label={t`Download`}>
            <ActionIcon
              component="a"
              href={url}
              download={file.filename}
              variant="subtle"
              color="gray"
              aria-label={t`Download`}
            >
              <IconDownload size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : null
      }
    >
      {file ? (
        <FilePreview url={url} name={file.filename} kind={file.previewable} />
      ) : isFetching || hasNextPage ? (
        <TextSkeleton lines={8} />
      ) : (
        <EmptyState>
          <Trans>This file is not here any more, or its mail is closed to you.</Trans>
        </EmptyState>
      )}
    </SidePanel>
  );
}
