import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQuery } from "@/api/session";
import { announce } from "@/ui/feedback/announce";
import { Section } from "@/ui/shell/Section";
import { PasswordProof } from "./PasswordProof";
import { RecoveryCodes } from "./RecoveryCodes";
import { TotpSetup } from "./TotpSetup";

type Step =
  | { at: "rest" }
  | { at: "prove"; to: "enable" | "disable" }
  | { at: "scan"; secret: string; qrSvg: string }
  | { at: "codes"; codes: string[] };

/** A second factor by authenticator app: prove who you are, scan, confirm, keep the recovery codes. */
export function TwoFactorSection({ enabled }: { enabled: boolean }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: "rest" });
  const set = (totp_enabled: boolean) =>
    queries.setQueryData(sessionQuery.queryKey, (me) =>
      me ? { ...me, user: { ...me.user, totp_enabled } } : me,
    );

  return (
    <Section
      title={<Trans>Second step at sign-in</Trans>}
      description={
        <Trans>
          A code from an authenticator app beside the password. Who steals the password still stays outside.
        </Trans>
      }
      action={
        enabled ? (
          <Badge variant="light" color="green" leftSection={<IconShieldCheck size={14} aria-hidden />}>
            <Trans>On</Trans>
          </Badge>
        ) : null
      }
    >
      {step.at === "rest" ? (
        <Button
          variant="default"
          onClick={() => setStep({ at: "prove", to: enabled ? "disable" : "enable" })}
        >
          {enabled ? <Trans>Switch it off</Trans> : <Trans>Switch it on</Trans>}
        </Button>
      ) : null}
      {step.at === "prove" ? (
        <PasswordProof
          to={step.to}
          onCancel={() => setStep({ at: "rest" })}
          onEnabled={({ secret, qr_svg }) => setStep({ at: "scan", secret, qrSvg: qr_svg })}
          onDisabled={() => {
            set(false);
            setStep({ at: "rest" });
            announce(t`The second step is off.`);
          }}
        />
      ) : null}
      {step.at === "scan" ? (
        <TotpSetup
          secret={step.secret}
          qrSvg={step.qrSvg}
          onCancel={() => setStep({ at: "rest" })}
          onConfirmed={(codes) => {
            set(true);
            setStep({ at: "codes", codes });
          }}
        />
      ) : null}
      {step.at === "codes" ? (
        <RecoveryCodes codes={step.codes} onDone={() => setStep({ at: "rest" })} />
      ) : null}
    </Section>
  );
}
