import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { client, data, ifMatch } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths } from "@/api/query";
import { CustomList } from "@/ui/custom/CustomList";
import { type CustomValues, useFormShape } from "@/ui/custom/form";
import { problemTitle } from "@/ui/feedback/problemText";

interface Props {
  of: "product" | "quote" | "order" | "shipment" | "payment";
  id: string;
  version: number;
  values: CustomValues;
  mayEdit: boolean;
}

/** The tenant's own fields of a record of trade, each edited in its place. */
export function OwnFields({ of, id, version, values, mayEdit }: Props) {
  const queries = useQueryClient();
  const heading = useId();
  const shape = useFormShape(of);
  if (!shape?.fields.length) return null;
  const send = (custom: CustomValues) => {
    const header = ifMatch(version);
    const body = { custom };
    if (of === "product") {
      return data(
        client.PATCH("/products/{product_id}/custom", { params: { path: { product_id: id }, header }, body }),
      );
    }
    if (of === "quote") {
      return data(
        client.PATCH("/quotes/{quote_id}/custom", { params: { path: { quote_id: id }, header }, body }),
      );
    }
    if (of === "shipment") {
      return data(
        client.PATCH("/shipments/{shipment_id}", { params: { path: { shipment_id: id }, header }, body }),
      );
    }
    return of === "payment"
      ? data(client.PATCH("/payments/{payment_id}", { params: { path: { payment_id: id }, header }, body }))
      : data(client.PATCH("/orders/{order_id}", { params: { path: { order_id: id }, header }, body }));
  };
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} style={{ fontSize: 14, margin: "0 0 8px" }}>
        <Trans>More about it</Trans>
      </h2>
      <CustomList
        of={of}
        values={values}
        mayEdit={mayEdit}
        onSave={async (custom) => {
          try {
            await send(custom);
            await invalidatePaths(queries, [
              "/products",
              "/products/{product_id}",
              "/quotes",
              "/quotes/{quote_id}",
              "/orders",
              "/orders/{order_id}",
              "/shipments",
              "/shipments/{shipment_id}",
              "/payments",
              "/payments/{payment_id}",
            ]);
            return null;
          } catch (error) {
            return (isProblem(error) ? error.errors[0]?.message : undefined) ?? problemTitle(error);
          }
        }}
      />
    </section>
  );
}
