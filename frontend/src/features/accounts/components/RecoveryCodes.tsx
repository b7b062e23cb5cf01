import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import classes from "./accounts.module.css";

/** The codes that each work once in place of the app; they are shown this one time. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useLingui();
  const clipboard = useClipboard();
  return (
    <>
      <p style={{ marginBlockStart: 0 }}>
        <Trans>
          Keep these codes where you will find them without your phone. Each works once; they are shown only
          now.
        </Trans>
      </p>
      <ul className={classes.codes} aria-label={t`Recovery codes`} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group>
        <Button variant="default" onClick={() => clipboard.copy(codes.join("\n"))}>
          {clipboard.copied ? <Trans>Copied</Trans> : <Trans>Copy all</Trans>}
        </Button>
        <Button onClick={onDone}>
          <Trans>I have kept them</Trans>
        </Button>
      </Group>
    </>
  );
}
