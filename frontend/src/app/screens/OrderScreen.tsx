import { OrderPage } from "@/features/trade/orders/OrderPage";
import { OrderPapers } from "@/features/trade/papers/OrderPapers";
import { OrderMoney } from "@/features/trade/payments/OrderMoney";
import { OrderShipments } from "@/features/trade/shipments/OrderShipments";

/** An order with its papers, its money and its shipments beside it. */
export function OrderScreen() {
  return (
    <OrderPage
      papers={({ order }) => (
        <>
          <OrderPapers orderId={order.id} />
          <OrderMoney orderId={order.id} companyId={order.company_id} />
          <OrderShipments orderId={order.id} />
        </>
      )}
    />
  );
}
