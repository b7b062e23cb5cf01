import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconAlertTriangle, IconClock, IconPencil, IconSend } from "@tabler/icons-react";
import { useFormats } from "@/i18n/formats";
import { useNow } from "@/lib/useNow";
import classes from "./outgoing.module.css";
import type { Outgoing } from "./types";
import { useOutgoingActions } from "./useOutgoing";

/** Where a message is on its way, in a few words. */
export function OutgoingState({ outgoing }: { outgoing: Outgoing }) {
  const format = useFormats();
  const now = useNow();
  const { state, send_at, schedule, next_try_at, failure, sent_at } = outgoing;
  const there = schedule?.there;
  if (state === "draft") return <Trans>Draft</Trans>;
  if (state === "failed") return <Trans>Not sent</Trans>;
  if (state === "sent") {
    const at = sent_at ? format.stamp(sent_at, now) : "";
    return <Trans>Sent {at}</Trans>;
  }
  if (state === "checking") return <Trans>Finding out whether it went out</Trans>;
  if (state === "sending") return <Trans>Sending…</Trans>;
  if (failure && next_try_at) {
    const again = format.full(next_try_at);
    return <Trans>Waits and is tried again {again}</Trans>;
  }
  if (send_at && Date.parse(send_at) > now + 15_000) {
    const here = format.full(send_at);
    return there ? (
      <Trans>
        Goes out {there} there · {here} here
      </Trans>
    ) : (
      <Trans>Goes out {here}</Trans>
    );
  }
  return <Trans>Goes out now</Trans>;
}

const ICONS = { draft: IconPencil, failed: IconAlertTriangle, sent: IconSend } as const;

interface Props {
  outgoing: Outgoing;
  /** Opens the draft to write on. */
  onOpen: (outgoing: Outgoing) => void;
  /** Shows what became of it. */
  onFollow?: () => void;
}

/** A message that is not in its conversation yet: what becomes of it, and what can be done. */
export function OutgoingCard({ outgoing, onOpen, onFollow }: Props) {
  const { t } = useLingui();
  const { callBack, reopen, markSent, discard } = useOutgoingActions(onOpen);
  const { id, state, failure, recipients, template_choice: choice } = outgoing;
  const Glyph = ICONS[state as keyof typeof ICONS] ?? IconClock;
  const names = recipients.map(({ name, address }) => name || address).join(", ");
  const refused = recipients.filter(({ state: each }) => each === "refused" || each === "suppressed");
  return (
    <article className={classes.card} data-state={state} aria-label={outgoing.subject || t`(no subject)`}>
      <div className={classes.cardHead}>
        <Glyph size={16} aria-hidden />
        <strong>
          <OutgoingState outgoing={outgoing} />
        </strong>
        <bdi className={classes.cardTo}>{names ? <Trans>to {names}</Trans> : null}</bdi>
      </div>
      <div className={classes.cardSubject} dir="auto">
        {outgoing.subject || t`(no subject)`}
      </div>
      {outgoing.snippet ? (
        <div className={classes.cardSnippet} dir="auto">
          {outgoing.snippet}
        </div>
      ) : null}
      {choice ? (
        <p className={classes.said}>
          {choice.wanted_name && choice.wanted !== choice.language ? (
            <Trans>
              From the template <bdi>{choice.template_name}</bdi> in {choice.language_name}, asked for{" "}
              {choice.wanted_name}: {choice.reason_text}
            </Trans>
          ) : (
            <Trans>
              From the template <bdi>{choice.template_name}</bdi> in {choice.language_name}
            </Trans>
          )}
        </p>
      ) : null}
      {failure && state !== "sent" ? (
        <div className={classes.failure}>
          <p>{failure.title}</p>
          <p>{failure.what_to_do}</p>
          {failure.server_said ? (
            <p className={classes.said}>
              <Trans>
                The server said: <bdi>{failure.server_said}</bdi>
              </Trans>
            </p>
          ) : null}
        </div>
      ) : null}
      {refused.map((each) => (
        <p key={each.address} className={classes.said}>
          <bdi>{each.address}</bdi>: {each.reason}
        </p>
      ))}
      <Group gap="xs">
        {state === "sent" && onFollow ? (
          <Button size="xs" variant="default" onClick={onFollow}>
            <Trans>What became of it</Trans>
          </Button>
        ) : null}
        {state === "draft" ? (
          <Button size="xs" onClick={() => onOpen(outgoing)}>
            <Trans>Go on writing</Trans>
          </Button>
        ) : null}
        {state === "queued" && !outgoing.sent_at ? (
          <Button
            size="xs"
            variant="default"
            loading={callBack.isPending}
            onClick={() => callBack.mutate(id)}
          >
            <Trans>Call back</Trans>
          </Button>
        ) : null}
        {state === "failed" ? (
          <Button size="xs" loading={reopen.isPending} onClick={() => reopen.mutate(id)}>
            <Trans>Edit and send again</Trans>
          </Button>
        ) : null}
        {failure?.code === "outcome-unknown" && state === "failed" ? (
          <Button
            size="xs"
            variant="default"
            loading={markSent.isPending}
            onClick={() => markSent.mutate(id)}
          >
            <Trans>It did arrive</Trans>
          </Button>
        ) : null}
        {state === "failed" ? (
          <Button size="xs" variant="subtle" color="gray" onClick={() => discard.mutate(id)}>
            <Trans>Give up</Trans>
          </Button>
        ) : null}
      </Group>
    </article>
  );
}
