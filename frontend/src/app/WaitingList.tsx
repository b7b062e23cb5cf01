import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats } from "@/i18n/formats";
import { useIsPhone } from "@/lib/useIsPhone";
import type { Waiting, WaitingKind } from "@/offline/entry";
import { discardWaiting, sendAgain, sendWaiting } from "@/offline/outbox";
import { differences } from "@/offline/versions";
import classes from "./offline.module.css";

interface Props {
  waiting: readonly Waiting[];
  onClose: () => void;
}

/** What was written and has not reached the server; what it refused, with both versions where two people wrote. */
export function WaitingList({ waiting, onClose }: Props) {
  const { t } = useLingui();
  const phone = useIsPhone();
  const queries = useQueryClient();
  const renew = () => void queries.invalidateQueries();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Waiting on this device`}
      size="lg"
      fullScreen={phone}
      transitionProps={{ duration: 0 }}
    >
      {waiting.length === 0 ? (
        <p>
          <Trans>Everything you wrote has reached the server.</Trans>
        </p>
      ) : (
        <ul className={classes.list}>
          {waiting.map((entry) => (
            <Entry key={entry.id} entry={entry} onSettled={renew} onLeave={onClose} />
          ))}
        </ul>
      )}
      {waiting.some(({ refusal }) => refusal === null) ? (
        <Button mt="md" variant="default" size="md" onClick={() => void sendWaiting().then(renew)}>
          <Trans>Try to send now</Trans>
        </Button>
      ) : null}
    </Modal>
  );
}

function Entry({
  entry,
  onSettled,
  onLeave,
}: {
  entry: Waiting;
  onSettled: () => void;
  onLeave: () => void;
}) {
  const { t } = useLingui();
  const format = useFormats();
  const kinds: Record<WaitingKind, string> = {
    note: t`Note`,
    call: t`Call`,
    meeting: t`Meeting`,
    done: t`Done`,
    snooze: t`Put off`,
    follow_up: t`Follow-up`,
    draft: t`Draft`,
    file: t`File`,
  };
  const { refusal } = entry;
  const settled = (work: Promise<unknown>) => void work.then(onSettled);
  return (
    <li className={classes.entry}>
      <div className={classes.line}>
        <span className={classes.kind}>{kinds[entry.kind]}</span>
        <Link to={entry.link} onClick={onLeave}>
          <Trans>Open the record</Trans>
        </Link>
        <span className={classes.stamp}>{format.moment(new Date(entry.at).toISOString())}</span>
      </div>
      <p className={classes.title} dir="auto">
        {entry.title}
      </p>
      {refusal?.current ? (
        <>
          <p className={classes.refusal}>
            <Trans>Somebody changed this meanwhile</Trans>
          </p>
          <Versions entry={entry} current={refusal.current} />
          <div className={classes.buttons}>
            <Button size="md" onClick={() => settled(sendAgain(entry))}>
              <Trans>Keep mine</Trans>
            </Button>
            <Button size="md" variant="default" onClick={() => settled(discardWaiting(entry.id))}>
              <Trans>Take theirs</Trans>
            </Button>
          </div>
        </>
      ) : refusal ? (
        <>
          <p className={classes.refusal} role="alert">
            {refusal.title || t`The server did not accept it.`}{" "}
            {refusal.reference ? <code>{refusal.reference}</code> : null}
          </p>
          <div className={classes.buttons}>
            <Button size="md" variant="default" onClick={() => settled(sendAgain(entry))}>
              <Trans>Try again</Trans>
            </Button>
            <Button size="md" variant="subtle" onClick={() => settled(discardWaiting(entry.id))}>
              <Trans>Discard it</Trans>
            </Button>
          </div>
        </>
      ) : null}
    </li>
  );
}

function Versions({ entry, current }: { entry: Waiting; current: Record<string, unknown> }) {
  const rows = differences(entry, current);
  return (
    <div className={classes.versions}>
      <section className={classes.version}>
        <h3>
          <Trans>Yours</Trans>
        </h3>
        {rows.map(({ field, mine }) => (
          <p key={field} dir="auto">
            {mine || "—"}
          </p>
        ))}
      </section>
      <section className={classes.version}>
        <h3>
          <Trans>Theirs</Trans>
        </h3>
        {rows.map(({ field, theirs }) => (
          <p key={field} dir="auto">
            {theirs || "—"}
          </p>
        ))}
      </section>
    </div>
  );
}
