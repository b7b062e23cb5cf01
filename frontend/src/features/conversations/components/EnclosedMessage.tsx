import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { Person } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Details } from "@/ui/records/Details";
import { nameOf } from "../people";
import { HtmlBody } from "./HtmlBody";
import classes from "./message.module.css";
import { TextBody } from "./TextBody";

const names = (people: readonly Person[]) =>
  people.length > 0 ? <bdi>{people.map(nameOf).join(", ")}</bdi> : null;

/** A mail that is attached to a mail, read in the panel. Images stay out. */
export function EnclosedMessage({ message, attachment }: { message: string; attachment: string }) {
  const { t } = useLingui();
  const format = useFormats();
  const { data, error, refetch } = useQuery({
    ...query("/messages/{message_id}/attachments/{attachment_id}/message", {
      params: { path: { message_id: message, attachment_id: attachment } },
    }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <TextSkeleton lines={12} />;
  const { html, text } = data.body;
  return (
    <article className={classes.enclosed}>
      <Details
        rows={[
          [t`Subject`, <bdi key="subject">{data.subject || t`(no subject)`}</bdi>],
          [t`From`, data.from ? names([data.from]) : null],
          [t`To`, names(data.to)],
          [t`Cc`, names(data.cc)],
          [t`Sent`, data.sent_at ? format.full(data.sent_at) : null],
        ]}
      />
      <div className={classes.body}>
        {html === null ? <TextBody text={text ?? ""} /> : <HtmlBody html={html} />}
      </div>
      {data.files.length > 0 ? (
        <section>
          <h3 className={classes.from}>
            <Trans>Files</Trans>
          </h3>
          <ul className={classes.people}>
            {data.files.map(({ filename, size }) => (
              <li key={`${filename} ${size}`}>
                <bdi>{filename || t`Unnamed file`}</bdi>{" "}
                <span className={classes.address}>{format.bytes(size)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  );
}
