import { useLingui } from "@lingui/react/macro";
import type { Webhook } from "@/api/types";
import { StatusText } from "@/ui/records/StatusText";

/** How a webhook does, in one word. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const { t } = useLingui();
  if (webhook.off_reason) return <StatusText tone="danger">{t`Was switched off`}</StatusText>;
  if (!webhook.active) return <StatusText tone="paused">{t`Off`}</StatusText>;
  if (webhook.problem) return <StatusText tone="warning">{t`Failing`}</StatusText>;
  return webhook.last_delivered_at ? (
    <StatusText tone="ok">{t`Gets through`}</StatusText>
  ) : (
    <StatusText tone="quiet">{t`Nothing sent yet`}</StatusText>
  );
}
