import { Trans } from "@lingui/react/macro";
import type { ErpCheck } from "@/api/types";
import { StatusText } from "@/ui/records/StatusText";
import classes from "./erp.module.css";

/** How a trial of the connection went, who is on the other side, and what is missing there. */
export function CheckReport({ check }: { check: ErpCheck }) {
  return (
    <div className={classes.card} role="status">
      {check.ok ? (
        <StatusText tone="ok">
          <Trans>The connection works.</Trans>
        </StatusText>
      ) : (
        <StatusText tone="danger">
          <Trans>The connection does not work yet.</Trans>
        </StatusText>
      )}
      {check.ok ? (
        <p className={classes.quiet}>
          <bdi>{[check.company, check.user, check.version, check.currency].filter(Boolean).join(" · ")}</bdi>
        </p>
      ) : null}
      {[...check.problems, ...check.warnings].map((each) => (
        <p key={`${each.reason}${each.subject}`} className={classes.quiet}>
          <strong>{each.title}</strong> {each.subject ? <code dir="ltr">{each.subject}</code> : null}{" "}
          <bdi>{each.said}</bdi>
        </p>
      ))}
    </div>
  );
}
