import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, FileButton } from "@mantine/core";
import { IconFile, IconFileTypePdf, IconMail, IconPhoto, IconUpload, IconX } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { useMay } from "@/api/session";
import type { CompanyDocument } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { TimeText } from "@/ui/records/TimeText";
import { Block } from "@/ui/shell/Block";
import { useFiles } from "../hooks/useCompanyFile";
import classes from "./customers.module.css";

const FEW = 6;

function Glyph({ file }: { file: CompanyDocument }) {
  const Shape =
    file.previewable === "image" ? IconPhoto : file.previewable === "pdf" ? IconFileTypePdf : IconFile;
  return <Shape size={18} stroke={1.5} className={classes.lineIcon} aria-hidden />;
}

/** Everything that was attached to their mail, and what people put here. */
export function Files({ company }: { company: string }) {
  const { t } = useLingui();
  const format = useFormats();
  const mayEdit = useMay("companies.write");
  const { upload, remove } = useFiles(company);
  const list = useInfiniteQuery(
    pages("/companies/{company_id}/files", {
      params: { path: { company_id: company }, query: { limit: FEW } },
    }),
  );
  const { rows } = flatten(list.data);
  return (
    <Block
      title={<Trans>Files</Trans>}
      action={
        mayEdit ? (
          <FileButton multiple onChange={(files) => files.length > 0 && upload.mutate(files)}>
            {(props) => (
              <Button
                {...props}
                size="compact-xs"
                variant="subtle"
                loading={upload.isPending}
                leftSection={<IconUpload size={14} aria-hidden />}
              >
                <Trans>Add files</Trans>
              </Button>
            )}
          </FileButton>
        ) : null
      }
    >
      {list.isPending ? <TextSkeleton lines={3} /> : null}
      {list.error && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && rows.length === 0 ? (
        <p className={classes.nothing}>
          <Trans>Attachments of their mail and files that you add will be here. A file may have 25 MB.</Trans>
        </p>
      ) : null}
      <ul className={classes.lines}>
        {rows.map((file) => (
          <li key={file.id} className={classes.lineRow}>
            <Link to="." search={(search) => ({ ...search, file: file.id })} className={classes.lineLink}>
              <Glyph file={file} />
              <span className={classes.lineText}>
                <bdi className={classes.lineMain}>{file.filename || t`Unnamed file`}</bdi>
                <span className={classes.lineSub}>
                  {format.bytes(file.size)}
                  {" · "}
                  <bdi>{file.upload ? file.actor?.name : file.contact?.name}</bdi>
                </span>
              </span>
              <span className={classes.lineEnd}>
                <TimeText instant={file.at} as="stamp" />
              </span>
            </Link>
            {file.upload && mayEdit ? (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t`Take away: ${file.filename}`}
                onClick={() => remove.mutate(file)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            ) : file.conversation_id ? (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t`Open the mail of ${file.filename}`}
                renderRoot={(props) => (
                  <Link
                    to="/inbox"
                    search={{
                      conversation: file.conversation_id ?? undefined,
                      message: file.message_id ?? undefined,
                      folder: "all",
                      kind: "all",
                    }}
                    {...props}
                  />
                )}
              >
                <IconMail size={14} aria-hidden />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          <Trans>Show older ones</Trans>
        </Button>
      ) : null}
    </Block>
  );
}
