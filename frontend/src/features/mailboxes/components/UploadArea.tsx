import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Progress } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { useFormats } from "@/i18n/formats";
import { problemAdvice, problemTitle } from "@/ui/feedback/problemText";
import { useUpload } from "../hooks/useUpload";
import classes from "./accounts.module.css";

const KINDS = ".eml,.mbox,.mbx,.box,.msg,.pst,.ost,.zip,.gz,.tgz,.tar,.emlx";

/** Takes files by choice or by dropping them, sends one after the other, and shows how far each is. */
export function UploadArea() {
  const { t } = useLingui();
  const format = useFormats();
  const { upload, error, sendAll, cancel } = useUpload();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files?.length && !upload) void sendAll([...files]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const percent = upload && upload.size > 0 ? (upload.sent / upload.size) * 100 : 0;
  const sent = format.bytes(upload?.sent ?? 0);
  const size = format.bytes(upload?.size ?? 0);
  return (
    <section
      className={classes.drop}
      data-over={over}
      aria-label={t`Files to import`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {upload ? (
        <>
          <bdi className={classes.name}>{upload.name}</bdi>
          <Progress w="100%" maw={420} value={percent} aria-label={t`Uploaded`} />
          <span className="numeric">
            <Trans>
              {sent} of {size} uploaded
            </Trans>
          </span>
          <Button size="xs" variant="default" onClick={cancel}>
            <Trans>Cancel the upload</Trans>
          </Button>
        </>
      ) : (
        <>
          <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={() => input.current?.click()}>
            <Trans>Choose files</Trans>
          </Button>
          <span className={classes.muted}>
            <Trans>
              or drop them here: .eml, .mbox, .msg, .pst, Foxmail’s .box, or a .zip of these or of a Maildir,
              of any size
            </Trans>
          </span>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={KINDS}
            aria-label={t`Files to import`}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = "";
            }}
          />
        </>
      )}
      {error ? (
        <div role="alert">
          <strong>{problemTitle(error)}</strong>
          <div>{problemAdvice(error)}</div>
        </div>
      ) : null}
    </section>
  );
}
