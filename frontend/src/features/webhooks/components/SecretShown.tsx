import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { CopyField } from "@/ui/forms/CopyField";

/** A signing secret, this one time. */
export function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <>
      <p style={{ marginBlockStart: 0 }}>
        <Trans>
          Your program checks with this secret that a message comes from here. Copy it now: it is shown only
          this once.
        </Trans>
      </p>
      <CopyField value={secret} label={t`Signing secret`} />
      <Button mt="lg" onClick={onClose}>
        <Trans>I have copied it</Trans>
      </Button>
    </>
  );
}
