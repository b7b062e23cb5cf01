import { Trans, useLingui } from "@lingui/react/macro";
import { Loader } from "@mantine/core";
import { IconCircle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import type { CheckStep, MailboxCheck } from "@/api/types";
import classes from "./mailboxes.module.css";

const ORDER: readonly CheckStep["step"][] = ["resolve", "connect", "tls", "sign_in", "folders", "smtp"];

interface Props {
  /** The answer of the test; null while it runs. */
  check: MailboxCheck | null;
  sends: boolean;
}

/** The steps of a live test: what worked, where it stopped, why, and what to do. */
export function CheckSteps({ check, sends }: Props) {
  const { t } = useLingui();
  const names: Record<CheckStep["step"], string> = {
    resolve: t`Find the server`,
    connect: t`Reach it`,
    tls: t`Encrypt the connection`,
    sign_in: t`Sign in`,
    folders: t`Read the folders`,
    smtp: t`Sign in for sending`,
  };
  const steps = ORDER.filter((step) => step !== "smtp" || sends);
  return (
    <ul className={classes.steps} aria-label={t`Test of the mailbox`} aria-busy={check === null}>
      {steps.map((name, index) => {
        const result = check?.steps.find(({ step }) => step === name);
        const state = result ? (result.ok ? "ok" : "failed") : "waiting";
        return (
          <li key={name} className={classes.step} data-state={state}>
            {state === "ok" ? <IconCircleCheck size={18} aria-label={t`Worked`} /> : null}
            {state === "failed" ? <IconCircleX size={18} aria-label={t`Failed`} /> : null}
            {state === "waiting" && check === null && index === 0 ? <Loader size={18} aria-hidden /> : null}
            {state === "waiting" && (check !== null || index > 0) ? (
              <IconCircle size={18} aria-hidden />
            ) : null}
            <div>
              <div>{names[name]}</div>
              {result?.problem ? (
                <div role="alert">
                  <strong>{result.problem.title}</strong>
                  <div>{result.problem.what_to_do}</div>
                  {result.problem.server_said ? (
                    <span className={classes.said}>
                      <Trans>
                        The server said: <bdi>{result.problem.server_said}</bdi>
                      </Trans>
                    </span>
                  ) : null}
                </div>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
