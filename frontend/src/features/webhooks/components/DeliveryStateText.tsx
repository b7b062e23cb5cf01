import { useLingui } from "@lingui/react/macro";
import type { WebhookDelivery } from "@/api/types";
import { StatusText } from "@/ui/records/StatusText";

const TONES = { delivered: "ok", waiting: "quiet", sending: "busy", failed: "danger" } as const;

export function DeliveryStateText({ state }: { state: WebhookDelivery["state"] }) {
  const { t } = useLingui();
  const names = {
    waiting: t`Waits`,
    sending: t`On its way`,
    delivered: t`Delivered`,
    failed: t`Failed`,
  };
  return <StatusText tone={TONES[state]}>{names[state]}</StatusText>;
}
