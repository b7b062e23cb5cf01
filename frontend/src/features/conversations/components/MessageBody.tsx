import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconDots, IconPhotoOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import type { MessageBody as Body, Message } from "@/api/types";
import { HtmlBody } from "./HtmlBody";
import classes from "./message.module.css";
import { TextBody } from "./TextBody";

interface Parts {
  html: string | null;
  text: string | null;
  /** There is a quotation below what was written anew. */
  folds: boolean;
}

/** What to show of a body: all of it, or only what was written anew when the rest is quoted. */
export function bodyParts(body: Body, quotes: boolean): Parts {
  if (body.html !== null) {
    const folds = body.new_html !== null && Boolean(body.quoted_html);
    return { html: folds && !quotes ? body.new_html : body.html, text: null, folds };
  }
  const folds = body.new_text !== null && Boolean(body.quoted_text);
  return { html: null, text: folds && !quotes ? body.new_text : body.text, folds };
}

/** The text of a mail. Quotations are folded; images from elsewhere wait for a wish, since they tell the sender. */
export function MessageBody({ message, words }: { message: Message; words?: string }) {
  const { t } = useLingui();
  // The words to mark may stand in a quotation.
  const [quotes, setQuotes] = useState(words !== undefined);
  const [images, setImages] = useState(false);
  const withImages = useQuery({
    ...query("/messages/{message_id}/body", {
      params: { path: { message_id: message.id }, query: { remote_images: "show" } },
    }),
    enabled: images,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const body = withImages.data ?? message.body;
  const { html, text, folds } = bodyParts(body, quotes);
  const blocked = body.remote_images_blocked;
  const empty = (html ?? text ?? "").trim() === "";
  const label = quotes ? t`Hide the quoted text` : t`Show the quoted text`;

  return (
    <>
      {blocked > 0 ? (
        <div className={classes.bar}>
          <IconPhotoOff size={16} stroke={1.75} aria-hidden />
          <span>
            <Plural
              value={blocked}
              one="# image from outside was not loaded: it would tell the sender that you read this."
              other="# images from outside were not loaded: they would tell the sender that you read this."
            />
          </span>
          <Button
            size="compact-xs"
            variant="light"
            loading={withImages.isFetching}
            onClick={() => setImages(true)}
          >
            <Trans>Show images</Trans>
          </Button>
        </div>
      ) : null}
      {html === null ? <TextBody text={text ?? ""} words={words} /> : <HtmlBody html={html} words={words} />}
      {empty ? (
        <p className={classes.nothing}>
          <Trans>This mail has no text.</Trans>
        </p>
      ) : null}
      {folds ? (
        <Tooltip label={label}>
          <ActionIcon
            variant="default"
            size="sm"
            className={classes.fold}
            aria-label={label}
            aria-expanded={quotes}
            onClick={() => setQuotes(!quotes)}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </>
  );
}
