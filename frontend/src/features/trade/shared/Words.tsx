import { useLingui } from "@lingui/react/macro";
import type { OrderRow, QuoteRow } from "@/api/types";
import { StatusText } from "@/ui/records/StatusText";
import { ORDER_STATES, QUOTE_STATES, STEP_NAMES } from "./words";

export function QuoteState({ state }: { state: QuoteRow["state"] }) {
  const { i18n } = useLingui();
  const { name, tone } = QUOTE_STATES[state];
  return <StatusText tone={tone}>{i18n._(name)}</StatusText>;
}

export function OrderState({ state }: { state: OrderRow["state"] }) {
  const { i18n } = useLingui();
  const { name, tone } = ORDER_STATES[state];
  return <StatusText tone={tone}>{i18n._(name)}</StatusText>;
}

/** A milestone or step of production by its own words, or its kind's usual name. */
export function StepName({ kind, title }: { kind: string; title: string | null }) {
  const { i18n } = useLingui();
  const usual = STEP_NAMES[kind];
  return <bdi>{title ?? (usual ? i18n._(usual) : kind)}</bdi>;
}
