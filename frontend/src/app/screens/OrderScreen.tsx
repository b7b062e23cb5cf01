import { OrderErpPanel } from "@/features/erp/components/OrderErpPanel";
import { OrderPage } from "@/features/trade/orders/OrderPage";
import { OrderPapers } from "@/features/trade/papers/OrderPapers";
import { CreditWarning } from "@/features/trade/payments/CreditWarning";
import { OrderMoney } from "@/features/trade/payments/OrderMoney";
import { OwnFields } from "@/features/trade/shared/OwnFields";
import { OrderShipments } from "@/features/trade/shipments/OrderShipments";

/** An order with what the ERP knows of it, its papers, its money and its shipments beside it. */
export function OrderScreen() {
  return (
    <OrderPage
      papers={({ order, may_change }) => (
        <>
          <OrderErpPanel orderId={order.id} mayPush={may_change && order.state !== "draft"} />
          {order.state === "draft" || order.state === "confirmed" ? (
            <CreditWarning orderId={order.id} />
          ) : null}
          <OwnFields
            of="order"
            id={order.id}
            version={order.version}
            values={order.custom}
            mayEdit={may_change}
          />
          <OrderPapers orderId={order.id} />
          <OrderMoney orderId={order.id} companyId={order.company_id} />
          <OrderShipments orderId={order.id} />
        </>
      )}
    />
  );
}
