import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Stage, TimelineItem } from "@/api/types";
import { StageText } from "@/ui/records/StageText";

/** Who did what, in a line. */
export function TimelineHead({ item }: { item: TimelineItem }) {
  const { kind, direction, actor, contact } = item;
  const us = actor?.name ?? null;
  const them = contact?.name ?? null;
  const someone = <bdi>{us ?? <Trans>Somebody</Trans>}</bdi>;
  const reader = <bdi>{them ?? <Trans>The reader</Trans>}</bdi>;
  switch (kind) {
    case "created":
      return us ? <Trans>{us} made this file</Trans> : <Trans>The file was made</Trans>;
    case "note":
      return them ? (
        <Trans>
          {someone} on <bdi>{them}</bdi>
        </Trans>
      ) : (
        <bdi>{us ?? <Trans>Note</Trans>}</bdi>
      );
    case "call":
    case "meeting":
      return <Talk item={item} />;
    case "file":
      return <Trans>{someone} added a file</Trans>;
    case "stage":
      return <Moved item={item} />;
    case "merge":
      return <Regrouped details={item.details} someone={someone} />;
    case "decision":
      return us ? <Trans>{someone} decided</Trans> : <Trans>Decided by rule</Trans>;
    case "sent":
      return them ? (
        <Trans>
          {someone} sent to <bdi>{them}</bdi>
        </Trans>
      ) : (
        <Trans>{someone} sent</Trans>
      );
    case "opened":
      return <Trans>{reader} opened the mail</Trans>;
    case "clicked":
      return <Trans>{reader} followed a link</Trans>;
    case "bounced":
      return <Trans>The mail could not be delivered</Trans>;
    case "auto_reply":
      return <Trans>Automatic reply of {reader}</Trans>;
    case "unsubscribed":
      return <Trans>{reader} wants no more such mail</Trans>;
    case "reminder":
      return us ? <Trans>Reminder of {someone}</Trans> : <Trans>Reminder</Trans>;
    case "sequence":
      return <InSequence event={item.details?.event} who={them} />;
    case "trade":
      return us ? <bdi>{us}</bdi> : <Trans>Quotes and orders</Trans>;
    default:
      return <Mail us={us} them={them} direction={direction} />;
  }
}

/** Files that became one, or people who were moved from one file to another. */
function Regrouped({ details, someone }: { details: TimelineItem["details"]; someone: ReactNode }) {
  if (typeof details?.split_id !== "string") return <Trans>{someone} merged files</Trans>;
  return details.undone ? (
    <Trans>{someone} undid a move of people</Trans>
  ) : (
    <Trans>{someone} moved people between companies</Trans>
  );
}

/** What happened between somebody and a sequence of letters. */
function InSequence({ event, who }: { event: unknown; who: string | null }) {
  const name = <bdi>{who ?? <Trans>Somebody</Trans>}</bdi>;
  if (event === "enrolled") return <Trans>{name} was put into a sequence</Trans>;
  if (event === "finished") return <Trans>{name} got all letters of a sequence</Trans>;
  return <Trans>The sequence for {name} ended</Trans>;
}

function Mail({
  us,
  them,
  direction,
}: {
  us: string | null;
  them: string | null;
  direction: TimelineItem["direction"];
}) {
  if (direction === "in") return <bdi>{them ?? <Trans>They wrote</Trans>}</bdi>;
  if (us && them) {
    return (
      <Trans>
        <bdi>{us}</bdi> to <bdi>{them}</bdi>
      </Trans>
    );
  }
  if (them) {
    return (
      <Trans>
        We to <bdi>{them}</bdi>
      </Trans>
    );
  }
  return <bdi>{us ?? <Trans>We wrote</Trans>}</bdi>;
}

function Talk({ item: { kind, actor, contact, details } }: { item: TimelineItem }) {
  const us = <bdi>{actor?.name ?? <Trans>Somebody</Trans>}</bdi>;
  const minutes = Number(details?.minutes ?? 0);
  return (
    <>
      {kind === "call" ? (
        contact ? (
          <Trans>
            {us} called <bdi>{contact.name}</bdi>
          </Trans>
        ) : (
          <Trans>{us} called</Trans>
        )
      ) : contact ? (
        <Trans>
          {us} met <bdi>{contact.name}</bdi>
        </Trans>
      ) : (
        <Trans>{us} met them</Trans>
      )}
      {minutes > 0 ? (
        <>
          {" · "}
          <Plural value={minutes} one="# minute" other="# minutes" />
        </>
      ) : null}
    </>
  );
}

function Moved({ item: { actor, details } }: { item: TimelineItem }) {
  const us = <bdi>{actor?.name ?? <Trans>Somebody</Trans>}</bdi>;
  if (typeof details?.deal_id === "string") {
    const deal = (
      <Link to="/deals/$id" params={{ id: details.deal_id }}>
        #{String(details.number)}
      </Link>
    );
    const to = <bdi>{String(details.to ?? "")}</bdi>;
    if (details.outcome === "won")
      return (
        <Trans>
          {us} won deal {deal}
        </Trans>
      );
    if (details.outcome === "lost")
      return (
        <Trans>
          {us} closed deal {deal} as lost
        </Trans>
      );
    if (details.outcome === "open")
      return (
        <Trans>
          {us} opened deal {deal} again
        </Trans>
      );
    if (details.created)
      return (
        <Trans>
          {us} made deal {deal} in {to}
        </Trans>
      );
    return (
      <Trans>
        {us} moved deal {deal} to {to}
      </Trans>
    );
  }
  const before = <StageText stage={details?.before as Stage} />;
  const after = <StageText stage={details?.after as Stage} />;
  if (!actor)
    return (
      <Trans>
        Moved on from {before} to {after}
      </Trans>
    );
  return (
    <Trans>
      {us}: from {before} to {after}
    </Trans>
  );
}
