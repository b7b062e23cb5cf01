import { Trans, useLingui } from "@lingui/react/macro";
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { Money } from "@/ui/records/Money";

/** Warns before an order is confirmed or shipped that its company would owe more than it may. Blocks nothing. */
export function CreditWarning({ orderId, shipping = false }: { orderId: string; shipping?: boolean }) {
  const { t } = useLingui();
  const money = useQuery(query("/orders/{order_id}/money", { params: { path: { order_id: orderId } } }));
  const found = money.data;
  if (!found || found.credit.limit === null || Number(found.beyond_limit) <= 0) return null;
  const { currency, free, limit } = found.credit;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={shipping ? t`Shipping this passes the credit limit` : t`This order passes the credit limit`}
    >
      <Trans>
        Once all of it is shipped unpaid, the customer owes{" "}
        <Money amount={found.beyond_limit} currency={currency} /> more than its limit of{" "}
        <Money amount={limit} currency={currency} />; <Money amount={free ?? "0"} currency={currency} /> are
        free now. A deposit, a letter of credit or a higher limit helps.
      </Trans>
    </Alert>
  );
}
