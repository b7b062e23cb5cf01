import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./tracking.module.css";
import type { Hit, TrackedRecipient, Tracking } from "./types";
import { STATUS_TONES, STATUSES, VERDICT_TONES, VERDICTS, WHY } from "./words";

interface Props {
  outgoingId: string;
  onClose: () => void;
}

/** What became of a sent message: each recipient, and each sign with its verdict and the reason for it. */
export function TrackingPanel({ outgoingId, onClose }: Props) {
  const { t } = useLingui();
  const tracking = useQuery(
    query("/tracking/messages/{outgoing_id}", { params: { path: { outgoing_id: outgoingId } } }),
  );
  return (
    <SidePanel title={t`What became of it`} recordId={outgoingId} onClose={onClose}>
      {tracking.data ? (
        <Found tracking={tracking.data} />
      ) : tracking.error ? (
        <ErrorState error={tracking.error} onRetry={() => void tracking.refetch()} />
      ) : (
        <TextSkeleton lines={6} />
      )}
    </SidePanel>
  );
}

const people = ({ human = 0, certain = 0 }: Tracking["opens"]) => human + certain;

function Found({ tracking }: { tracking: Tracking }) {
  const { i18n } = useLingui();
  const format = useFormats();
  const { opens, clicks, hits, forwarded } = tracking;
  const why = tracking.why in WHY ? i18n._(WHY[tracking.why as keyof typeof WHY]) : "";
  return (
    <>
      <ul className={classes.recipients}>
        {tracking.recipients.map((each) => (
          <Recipient key={each.id} recipient={each} />
        ))}
      </ul>
      {tracking.effect === "individual" ? (
        <>
          <dl className={classes.counts}>
            <div className={classes.count}>
              <dt>
                <Trans>Opens by people</Trans>
              </dt>
              <dd>{format.number(people(opens))}</dd>
            </div>
            <div className={classes.count}>
              <dt>
                <Trans>Clicks by people</Trans>
              </dt>
              <dd>{format.number(people(clicks))}</dd>
            </div>
            <div className={classes.count}>
              <dt>
                <Trans>Nobody can tell</Trans>
              </dt>
              <dd>{format.number((opens.unknown ?? 0) + (clicks.unknown ?? 0))}</dd>
            </div>
            <div className={classes.count}>
              <dt>
                <Trans>By machines</Trans>
              </dt>
              <dd>{format.number((opens.machine ?? 0) + (clicks.machine ?? 0))}</dd>
            </div>
          </dl>
          {forwarded ? <p>{forwarded}</p> : null}
          {tracking.recipients.length > 1 ? (
            <p className={classes.muted}>
              <Trans>
                All recipients have the same letter: nobody can tell whose opens and clicks these are.
              </Trans>
            </p>
          ) : null}
          {hits.length === 0 ? (
            <EmptyState>
              <Trans>Nobody and nothing has opened it yet.</Trans>
            </EmptyState>
          ) : (
            <ul className={classes.hits}>
              {hits.map((hit) => (
                <HitRow key={hit.id} hit={hit} />
              ))}
            </ul>
          )}
          {tracking.hits_left_out > 0 ? (
            <p className={classes.muted}>
              <Trans>{format.number(tracking.hits_left_out)} earlier signs are not shown.</Trans>
            </p>
          ) : null}
        </>
      ) : (
        <p className={classes.muted}>
          {tracking.effect === "aggregate" ? (
            <Trans>Opens and clicks are only counted, of nobody in particular. {why}</Trans>
          ) : (
            <Trans>Nothing is recorded of reading. {why}</Trans>
          )}
        </p>
      )}
    </>
  );
}

function Recipient({ recipient }: { recipient: TrackedRecipient }) {
  const { i18n } = useLingui();
  const { status } = recipient;
  const at =
    recipient.unsubscribed_at ??
    recipient.complained_at ??
    recipient.replied_at ??
    recipient.bounced_at ??
    recipient.auto_replied_at ??
    recipient.read_at ??
    recipient.clicked_at ??
    recipient.opened_at ??
    recipient.delivered_at;
  return (
    <li className={classes.recipient}>
      <bdi className={classes.address}>{recipient.name || recipient.address}</bdi>
      <span>
        <StatusText tone={STATUS_TONES[status]}>{i18n._(STATUSES[status])}</StatusText>
        {at ? (
          <>
            {" "}
            <TimeText instant={at} />
          </>
        ) : null}
      </span>
      {recipient.bounce_words ? (
        <p className={classes.said} dir="auto">
          {recipient.bounce_words}
        </p>
      ) : null}
    </li>
  );
}

function HitRow({ hit }: { hit: Hit }) {
  const { i18n } = useLingui();
  return (
    <li className={classes.hit}>
      <div className={classes.hitHead}>
        <strong>
          {hit.kind === "open" ? <Trans>Opened</Trans> : null}
          {hit.kind === "click" ? <Trans>Followed a link</Trans> : null}
          {hit.kind === "trap" ? <Trans>Followed the hidden link</Trans> : null}
        </strong>
        <TimeText instant={hit.at} />
        <StatusText tone={VERDICT_TONES[hit.verdict]}>{i18n._(VERDICTS[hit.verdict])}</StatusText>
      </div>
      {hit.link ? (
        <div className={classes.link} dir="ltr">
          {hit.link}
        </div>
      ) : null}
      <p className={classes.because}>
        {hit.because}
        {hit.repeats ? (
          <>
            {" "}
            <Trans>It repeats an earlier one and is not counted again.</Trans>
          </>
        ) : null}
      </p>
    </li>
  );
}
