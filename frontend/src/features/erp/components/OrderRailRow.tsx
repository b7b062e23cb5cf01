import { useLingui } from "@lingui/react/macro";
import type { ErpRailStep } from "@/api/types";
import { Money } from "@/ui/records/Money";
import { StatusText, type Tone } from "@/ui/records/StatusText";
import classes from "./erp.module.css";

const TONES: Record<string, Tone> = { done: "ok", partial: "busy", open: "quiet", warning: "warning" };

/** How far an order is there: stock, credit, production, picking, shipping, invoices, money. */
export function OrderRailRow({ rail }: { rail: ErpRailStep[] }) {
  const { t } = useLingui();
  const names: Record<string, string> = {
    stock: t`In stock`,
    credit: t`Credit`,
    produced: t`Produced`,
    picked: t`Picked`,
    shipped: t`Shipped`,
    invoiced: t`Invoiced`,
    paid: t`Paid`,
  };
  const states: Record<string, string> = {
    done: t`all`,
    partial: t`in part`,
    open: t`not yet`,
    warning: t`exceeded or overdue`,
  };
  return (
    <dl className={classes.rail}>
      {rail.map((step) => (
        <div key={step.step} className={classes.railStep}>
          <dt>{names[step.step] ?? step.step}</dt>
          <dd>
            <StatusText tone={TONES[step.state] ?? "quiet"}>
              {step.step === "credit" && step.state === "done" ? t`within limits` : states[step.state]}
            </StatusText>
            {step.done !== null && step.of !== null && step.state === "partial" ? (
              <span className={classes.quiet}>
                {step.currency ? (
                  <>
                    <Money amount={step.done} currency={step.currency} /> /{" "}
                    <Money amount={step.of} currency={step.currency} />
                  </>
                ) : (
                  <span className="numeric">
                    {step.done} / {step.of}
                  </span>
                )}
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
