import { Plural, Trans } from "@lingui/react/macro";
import { IconAlertTriangle, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useReachable } from "@/offline/connection";
import { useWaiting } from "@/offline/outbox";
import classes from "./offline.module.css";

const WaitingList = lazy(async () => ({ default: (await import("./WaitingList")).WaitingList }));

/** Says that the server is out of reach, and how much of what was written waits on this device. */
export function OfflineBar() {
  const reachable = useReachable();
  const waiting = useWaiting();
  const [open, setOpen] = useState(false);
  const count = waiting.length;
  const refused = waiting.some(({ refusal }) => refusal !== null);
  const Glyph = refused ? IconAlertTriangle : reachable ? IconCloudUp : IconCloudOff;
  return (
    <>
      <div className={classes.live} role="status">
        {reachable && count === 0 ? null : (
          <div className={classes.bar} data-refused={refused || undefined}>
            <Glyph size={18} stroke={1.75} aria-hidden />
            <span className={classes.words}>
              {reachable ? null : <Trans>Offline</Trans>}
              {reachable || count === 0 ? null : " · "}
              {count > 0 ? <Plural value={count} one="# waiting" other="# waiting" /> : null}
              {count === 0 ? (
                <span className={classes.more}>
                  {" "}
                  <Trans>What you opened before is here. What you write is sent later.</Trans>
                </span>
              ) : null}
            </span>
            {count > 0 ? (
              <button type="button" className={classes.show} onClick={() => setOpen(true)}>
                {refused ? <Trans>Decide</Trans> : <Trans>Show</Trans>}
              </button>
            ) : null}
          </div>
        )}
      </div>
      {open ? (
        <Suspense>
          <WaitingList waiting={waiting} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
