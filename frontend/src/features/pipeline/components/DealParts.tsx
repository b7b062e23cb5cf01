import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { DealFile, DealStep } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Money } from "@/ui/records/Money";
import { TimeText } from "@/ui/records/TimeText";
import { dayNumber } from "./dates";
import deals from "./deals.module.css";
import classes from "./rail.module.css";

const DAY = 86_400;

/** The products asked for. */
export function Lines({ deal }: { deal: DealFile }) {
  const format = useFormats();
  if (deal.lines.length === 0) {
    return (
      <p className={classes.nothing}>
        <Trans>No products are listed.</Trans>
      </p>
    );
  }
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Product</Trans>
            </th>
            <th scope="col" data-number>
              <Trans>Quantity</Trans>
            </th>
            <th scope="col" data-number>
              <Trans>Unit price</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {deal.lines.map((line) => (
            <tr key={line.id}>
              <td dir="auto">{line.product}</td>
              <td data-number className="numeric">
                {line.quantity ? format.number(Number(line.quantity)) : null} {line.unit}
              </td>
              <td data-number>
                {line.unit_price ? <Money amount={line.unit_price} currency={deal.currency} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function What({ step }: { step: DealStep }) {
  const to = step.to_stage.name;
  if (step.kind === "create") return <Trans>Opened in {to}</Trans>;
  if (step.kind === "reopen") return <Trans>Opened again</Trans>;
  if (step.kind === "undo") return <Trans>Move taken back, to {to}</Trans>;
  if (step.kind === "close") return step.status === "won" ? <Trans>Won</Trans> : <Trans>Lost</Trans>;
  return <Trans>Moved to {to}</Trans>;
}

/** Each step of the deal, the newest first. */
export function History({ deal }: { deal: DealFile }) {
  return (
    <ol className={classes.rail}>
      {deal.history.map((step) => {
        const days = dayNumber((step.seconds ?? 0) / DAY);
        const from = step.from_stage?.name;
        return (
          <li
            key={step.id}
            className={classes.stage}
            style={step.undone ? { textDecoration: "line-through" } : undefined}
          >
            <div className={classes.body}>
              <div className={classes.head}>
                <span dir="auto">
                  <What step={step} />
                </span>
                <span className={classes.quiet}>
                  <bdi>{step.actor}</bdi> · <TimeText instant={step.at} />
                </span>
              </div>
              {step.seconds !== null && from ? (
                <span className={classes.quiet}>
                  <Trans>
                    <Plural value={days} one="# day" other="# days" /> in <bdi>{from}</bdi>
                  </Trans>
                </span>
              ) : null}
              {step.reason ? <div dir="auto">{step.reason}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Who shares in the deal, and who else wants the order. */
export function People({ deal }: { deal: DealFile }) {
  const rest = deal.co_owners.reduce((left, { share }) => left - Number(share), 100);
  return (
    <>
      {deal.owner ? (
        <div className={classes.head}>
          <bdi>{deal.owner.name}</bdi> <span className={classes.quiet}>{rest}%</span>
        </div>
      ) : null}
      {deal.co_owners.map(({ member_id, name, share }) => (
        <div key={member_id} className={classes.head}>
          <bdi>{name}</bdi> <span className={classes.quiet}>{Number(share)}%</span>
        </div>
      ))}
    </>
  );
}

export function Competitors({ deal }: { deal: DealFile }) {
  if (deal.competitors.length === 0) {
    return (
      <p className={classes.nothing}>
        <Trans>Nobody is known.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.proofs}>
      {deal.competitors.map((each) => (
        <li key={each.id} className={classes.proof}>
          <bdi>{each.name}</bdi> {each.offer ? <bdi className={classes.quiet}>{each.offer}</bdi> : null}
        </li>
      ))}
    </ul>
  );
}

export function Conversations({ deal }: { deal: DealFile }) {
  if (deal.conversations.length === 0) {
    return (
      <p className={classes.nothing}>
        <Trans>No mail is linked. Link one from the inbox.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.proofs}>
      {deal.conversations.map(({ id, subject, last_message_at }) => (
        <li key={id} className={classes.proof}>
          <Link className={deals.link} to="/inbox" search={{ conversation: id, folder: "all", kind: "all" }}>
            <bdi>{subject || <Trans>(no subject)</Trans>}</bdi>
          </Link>{" "}
          {last_message_at ? <TimeText instant={last_message_at} /> : null}
        </li>
      ))}
    </ul>
  );
}
