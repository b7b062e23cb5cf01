import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";

/** Which ERP keeps a shipment; nothing where people keep it here. */
export function ShipmentFromErp({ id }: { id: string }) {
  const found = useQuery(query("/shipments/{shipment_id}/erp", { params: { path: { shipment_id: id } } }));
  return <Source sources={found.data ?? []} />;
}

/** Which ERP keeps a payment. */
export function PaymentFromErp({ id }: { id: string }) {
  const found = useQuery(query("/payments/{payment_id}/erp", { params: { path: { payment_id: id } } }));
  return <Source sources={found.data ?? []} />;
}

function Source({ sources }: { sources: { source: string; number: string; read_at: string }[] }) {
  return sources.map((each) => (
    <StatusText key={each.number} tone="quiet">
      <Trans>
        From <bdi>{each.source}</bdi>, <bdi>{each.number}</bdi>; what comes from there is changed there.
      </Trans>{" "}
      <TimeText instant={each.read_at} />
    </StatusText>
  ));
}
