import { Trans } from "@lingui/react/macro";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./mailboxes.module.css";

interface Props {
  title: string;
  whatToDo: string;
  serverSaid: string | null;
  children?: ReactNode;
}

/** What is wrong with a mailbox, what to do about it, and the words of the mail server itself. */
export function ProblemBox({ title, whatToDo, serverSaid, children }: Props) {
  return (
    <div className={classes.problem} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <h2>{title}</h2>
        {whatToDo ? <p>{whatToDo}</p> : null}
        {serverSaid ? (
          <span className={classes.said}>
            <Trans>
              The server said: <bdi>{serverSaid}</bdi>
            </Trans>
          </span>
        ) : null}
        {children}
      </div>
    </div>
  );
}
