import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { query } from "@/api/query";
import type { Portrait as PortraitData, Usual } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Block } from "@/ui/shell/Block";
import { Evidence } from "./Evidence";
import { HourBars, hoursText } from "./HourBars";
import { LanguageText } from "./LanguageText";
import classes from "./portrait.module.css";

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes in words: below two hours, below two days, above. */
export function Span({ minutes }: { minutes: number }) {
  if (minutes < 2 * HOUR) return <Plural value={minutes} one="# minute" other="# minutes" />;
  if (minutes < 2 * DAY) return <Plural value={Math.round(minutes / HOUR)} one="# hour" other="# hours" />;
  return <Plural value={Math.round(minutes / DAY)} one="# day" other="# days" />;
}

function Usuals({
  label,
  usual,
  render,
}: {
  label: ReactNode;
  usual: Usual[];
  render?: (value: string) => ReactNode;
}) {
  if (usual.length === 0) return null;
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd className={classes.usuals}>
        {usual.map(({ value, messages, fact }) => (
          <span key={value}>
            <Evidence fact={fact}>{render ? render(value) : <bdi>{value}</bdi>}</Evidence>{" "}
            <span className={`numeric ${classes.count}`}>
              <Plural value={messages} one="# mail" other="# mails" />
            </span>
          </span>
        ))}
      </dd>
    </div>
  );
}

function Months({ months }: { months: PortraitData["months"] }) {
  const { t } = useLingui();
  const most = Math.max(...months.map(({ received, sent }) => received + sent), 1);
  const received = months.reduce((sum, month) => sum + month.received, 0);
  const sent = months.reduce((sum, month) => sum + month.sent, 0);
  return (
    <div className={classes.row}>
      <dt>
        <Trans>12 months</Trans>
      </dt>
      <dd>
        <div
          className={classes.bars}
          role="img"
          aria-label={t`${received} mails from them, ${sent} from us in twelve months`}
        >
          {months.map((month) => (
            <span
              key={month.month}
              className={classes.bar}
              data-busy={month.received > 0 || undefined}
              style={{
                blockSize: `${Math.max(4, Math.round((100 * (month.received + month.sent)) / most))}%`,
              }}
              title={t`${month.month}: ${month.received} from them, ${month.sent} from us`}
            />
          ))}
        </div>
        <span className={classes.count}>
          <Trans>
            {received} from them · {sent} from us
          </Trans>
        </span>
      </dd>
    </div>
  );
}

/** What a company is like to work with, counted from its own mail; it says where that is too little to tell. */
export function Portrait({ company }: { company: string }) {
  const format = useFormats();
  const { data, error, refetch } = useQuery(
    query("/companies/{company_id}/portrait", { params: { path: { company_id: company } } }),
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton lines={6} />;
  const { messages, received, needed, since, hours, their_reply, our_reply, months } = data;
  const date = since ? format.date(since) : "";
  const nothing = [data.incoterms, data.ports, data.products, data.languages].every(
    ({ length }) => length === 0,
  );
  return (
    <Block title={<Trans>Portrait</Trans>}>
      {messages === 0 && nothing ? (
        <p className={classes.basis}>
          <Trans>Their mail will tell how they work. There is none yet.</Trans>
        </p>
      ) : (
        <>
          <dl className={classes.portrait}>
            <Usuals label={<Trans>Incoterm</Trans>} usual={data.incoterms} />
            <Usuals label={<Trans>Port</Trans>} usual={data.ports} />
            <Usuals label={<Trans>Products</Trans>} usual={data.products} />
            <Usuals
              label={<Trans>Languages</Trans>}
              usual={data.languages}
              render={(value) => <LanguageText code={value} />}
            />
            <div className={classes.row}>
              <dt>
                <Trans>Their hours</Trans>
              </dt>
              <dd>
                {hours ? (
                  <>
                    <HourBars hours={hours} />
                    <span className={classes.count}>
                      <Trans>
                        mostly <bdi>{hoursText(hours)}</bdi> there
                      </Trans>
                    </span>
                  </>
                ) : (
                  <span className={classes.count}>
                    {received < needed ? (
                      <Trans>
                        Too few mails to tell: {received} of {needed}
                      </Trans>
                    ) : (
                      <Trans>Their time zone is not known</Trans>
                    )}
                  </span>
                )}
              </dd>
            </div>
            <div className={classes.row}>
              <dt>
                <Trans>They answer</Trans>
              </dt>
              <dd>
                <Reply reply={their_reply} />
              </dd>
            </div>
            <div className={classes.row}>
              <dt>
                <Trans>We answer</Trans>
              </dt>
              <dd>
                <Reply reply={our_reply} />
              </dd>
            </div>
            {months.length > 0 ? <Months months={months} /> : null}
          </dl>
          {messages > 0 ? (
            <p className={classes.basis}>
              <Plural
                value={messages}
                one={`From # mail that you may see, since ${date}`}
                other={`From # mails that you may see, since ${date}`}
              />
            </p>
          ) : null}
        </>
      )}
    </Block>
  );
}

function Reply({ reply }: { reply: PortraitData["their_reply"] }) {
  if (!reply) {
    return (
      <span className={classes.count}>
        <Trans>Too few answers to tell</Trans>
      </span>
    );
  }
  return (
    <>
      <Trans>
        within <Span minutes={reply.median_minutes} />
      </Trans>{" "}
      <span className={classes.count}>
        <Plural value={reply.answers} one="half of # answer" other="half of # answers" />
      </span>
    </>
  );
}
