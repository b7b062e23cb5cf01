import { Trans } from "@lingui/react/macro";
import { Kbd } from "@mantine/core";
import classes from "./today.module.css";

/** The keys of the list, where there is a keyboard. */
export function KeyHints({ mayWrite }: { mayWrite: boolean }) {
  return (
    <p className={classes.keys} aria-hidden>
      <span>
        <Kbd size="xs">J</Kbd>
        <Kbd size="xs">K</Kbd> <Trans>Down, up</Trans>
      </span>
      <span>
        <Kbd size="xs">Enter</Kbd> <Trans>Open</Trans>
      </span>
      <span>
        <Kbd size="xs">R</Kbd> <Trans>Write</Trans>
      </span>
      {mayWrite ? (
        <>
          <span>
            <Kbd size="xs">E</Kbd> <Trans>Done</Trans>
          </span>
          <span>
            <Kbd size="xs">S</Kbd> <Trans>Put off</Trans>
          </span>
        </>
      ) : null}
      <span>
        <Kbd size="xs">?</Kbd> <Trans>All keys</Trans>
      </span>
    </p>
  );
}
