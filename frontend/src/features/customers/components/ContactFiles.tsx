import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton } from "@mantine/core";
import { IconCamera, IconFile, IconPhoto, IconUpload } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { apiUrl } from "@/api/client";
import { flatten, pages } from "@/api/query";
import { useMay } from "@/api/session";
import { useFormats } from "@/i18n/formats";
import { useIsPhone } from "@/lib/useIsPhone";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { TimeText } from "@/ui/records/TimeText";
import { Block } from "@/ui/shell/Block";
import { useAttach } from "../hooks/useAttach";
import classes from "./customers.module.css";

const FEW = 6;

/** Pictures of a card or a sample, and papers, at the person they came from. */
export function ContactFiles({ contact }: { contact: string }) {
  const { t } = useLingui();
  const format = useFormats();
  const phone = useIsPhone();
  const mayEdit = useMay("companies.write");
  const attach = useAttach("contact", contact);
  const list = useInfiniteQuery(
    pages("/contacts/{contact_id}/files", {
      params: { path: { contact_id: contact }, query: { limit: FEW } },
    }),
  );
  const { rows } = flatten(list.data);
  if (!mayEdit && list.isSuccess && rows.length === 0) return null;
  const size = phone ? "md" : "compact-xs";
  return (
    <Block
      title={<Trans>Cards and files</Trans>}
      action={
        mayEdit ? (
          <>
            {phone ? (
              <FileButton
                accept="image/*"
                capture="environment"
                onChange={(file) => file && attach.mutate([file])}
              >
                {(props) => (
                  <Button
                    {...props}
                    size={size}
                    variant="subtle"
                    loading={attach.isPending}
                    leftSection={<IconCamera size={18} aria-hidden />}
                  >
                    <Trans>Photo</Trans>
                  </Button>
                )}
              </FileButton>
            ) : null}
            <FileButton multiple onChange={(files) => files.length > 0 && attach.mutate(files)}>
              {(props) => (
                <Button
                  {...props}
                  size={size}
                  variant="subtle"
                  loading={attach.isPending && !phone}
                  leftSection={<IconUpload size={14} aria-hidden />}
                >
                  <Trans>Add files</Trans>
                </Button>
              )}
            </FileButton>
          </>
        ) : null
      }
    >
      {list.isPending ? <TextSkeleton lines={2} /> : null}
      {list.isSuccess && rows.length === 0 ? (
        <p className={classes.nothing}>
          <Trans>A picture of their card, or a paper they gave you, will be here.</Trans>
        </p>
      ) : null}
      <ul className={classes.lines}>
        {rows.map((file) => {
          const Shape = file.previewable === "image" ? IconPhoto : IconFile;
          return (
            <li key={file.id} className={classes.lineRow}>
              <a
                className={classes.lineLink}
                href={apiUrl(
                  `/contacts/${contact}/files/${file.id}${file.previewable ? "?inline=true" : ""}`,
                )}
                target="_blank"
                rel="noreferrer"
              >
                <Shape size={18} stroke={1.5} className={classes.lineIcon} aria-hidden />
                <span className={classes.lineText}>
                  <bdi className={classes.lineMain}>{file.filename || t`Unnamed file`}</bdi>
                  <span className={classes.lineSub}>
                    {format.bytes(file.size)}
                    {" · "}
                    <bdi>{file.actor?.name}</bdi>
                  </span>
                </span>
                <span className={classes.lineEnd}>
                  <TimeText instant={file.at} as="stamp" />
                </span>
              </a>
            </li>
          );
        })}
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
