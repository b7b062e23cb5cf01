import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Incoterm, PriceListFile } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { type GridColumn, LineGrid } from "../grid/LineGrid";
import { plainDecimal, readDecimal } from "../grid/paste";
import classes from "../shared/trade.module.css";
import { INCOTERMS } from "../shared/words";

const route = getRouteApi("/signed-in/price-lists/$id");

interface Row {
  key: string;
  productId: string | null;
  variantId: string | null;
  sku: string;
  name: string;
  from: string;
  price: string;
}

let made = 0;
const emptyRow = (): Row => {
  made += 1;
  return { key: `row-${made}`, productId: null, variantId: null, sku: "", name: "", from: "", price: "" };
};

/** One price list: its head, and its prices as a grid into which a spreadsheet's columns can be pasted. */
export function PriceListPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const fresh = id === "new";
  const found = useQuery({
    ...query("/price-lists/{price_list_id}", { params: { path: { price_list_id: id } } }),
    enabled: !fresh,
  });
  return (
    <Page layout="text">
      <PageHeader title={fresh ? t`New price list` : (found.data?.name ?? t`Price list`)} />
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {!fresh && found.isPending ? <RowsSkeleton /> : null}
      {fresh || found.data ? <PriceForm key={found.data?.version ?? 0} list={found.data ?? null} /> : null}
    </Page>
  );
}

/** The product of each number that is not known yet; answers the numbers that no product has. */
async function resolve(rows: Row[]): Promise<{ rows: Row[]; unknown: string[] }> {
  const unknown: string[] = [];
  const found = await Promise.all(
    rows.map(async (row) => {
      if (row.productId || row.sku.trim() === "") return row;
      const page = await data(client.GET("/products", { params: { query: { q: row.sku, limit: 20 } } }));
      const product = page.items.find((each) => each.sku.toLowerCase() === row.sku.trim().toLowerCase());
      if (!product) unknown.push(row.sku);
      return product ? { ...row, productId: product.id, name: product.name } : row;
    }),
  );
  return { rows: found, unknown };
}

function PriceForm({ list }: { list: PriceListFile | null }) {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const mayWrite = useMay("trade.approve");
  const [head, setHead] = useState({
    name: list?.name ?? "",
    currency: list?.currency ?? "USD",
    incoterm: list?.incoterm ?? ("FOB" as Incoterm),
    place: list?.place ?? "",
    customer_group: list?.customer_group ?? "",
    valid_from: list?.valid_from ?? "",
    valid_until: list?.valid_until ?? "",
    active: list?.active ?? true,
  });
  const [rows, setRows] = useState<Row[]>(() =>
    (list?.items ?? []).map((item) => ({
      ...emptyRow(),
      productId: item.product_id,
      variantId: item.variant_id,
      sku: item.sku,
      name: item.name,
      from: plainDecimal(item.min_quantity),
      price: plainDecimal(item.price),
    })),
  );
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      {
        id: "sku",
        label: t`Our number`,
        width: 150,
        value: (row) => row.sku,
        write: (_, sku) => ({ sku, productId: null, variantId: null, name: "" }),
      },
      {
        id: "from",
        label: t`From quantity`,
        width: 120,
        numeric: true,
        value: (row) => row.from,
        write: (_, from) => ({ from }),
      },
      {
        id: "price",
        label: t`Price`,
        width: 120,
        numeric: true,
        value: (row) => row.price,
        write: (_, price) => ({ price }),
      },
      { id: "name", label: t`Name`, value: (row) => row.name },
    ],
    [t],
  );
  const save = useMutation({
    mutationFn: async () => {
      const resolved = await resolve(rows.filter((row) => row.sku.trim() !== ""));
      if (resolved.unknown.length > 0) return { unknown: resolved.unknown };
      const body = {
        ...head,
        customer_group: head.customer_group || null,
        valid_from: head.valid_from || null,
        valid_until: head.valid_until || null,
        items: resolved.rows.flatMap((row) =>
          row.productId
            ? [
                {
                  product_id: row.productId,
                  variant_id: row.variantId,
                  min_quantity: readDecimal(row.from) ?? "0",
                  price: readDecimal(row.price) ?? "0",
                },
              ]
            : [],
        ),
      };
      const saved = list
        ? await data(
            client.PUT("/price-lists/{price_list_id}", {
              params: { path: { price_list_id: list.id }, header: ifMatch(list.version) },
              body,
            }),
          )
        : await data(client.POST("/price-lists", { body }));
      return { saved };
    },
    onSuccess: (answer) => {
      if ("unknown" in answer) {
        toastProblem(new Error(t`No product has the number ${(answer.unknown ?? []).join(", ")}.`));
        return;
      }
      toast(t`${answer.saved.name} is kept.`);
      void invalidatePaths(queries, ["/price-lists", "/price-lists/{price_list_id}"]);
      if (!list) void navigate({ to: "/price-lists/$id", params: { id: answer.saved.id }, replace: true });
    },
    onError: (error) => toastProblem(error),
  });
  const field = (name: "name" | "currency" | "place" | "customer_group", label: string) => (
    <TextInput
      size="xs"
      label={label}
      readOnly={!mayWrite}
      value={head[name]}
      onChange={(event) => setHead({ ...head, [name]: event.currentTarget.value })}
    />
  );
  const day = (name: "valid_from" | "valid_until", label: string) => (
    <TextInput
      size="xs"
      type="date"
      label={label}
      readOnly={!mayWrite}
      value={head[name]}
      onChange={(event) => setHead({ ...head, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.main}>
      <div className={classes.fields}>
        {field("name", t`Name`)}
        {field("customer_group", t`Customer group (a tag of companies)`)}
        {field("currency", t`Currency`)}
        <Select
          size="xs"
          label={t`Incoterm`}
          allowDeselect={false}
          readOnly={!mayWrite}
          data={INCOTERMS.map((term) => ({ value: term, label: term }))}
          value={head.incoterm}
          onChange={(term) => term && setHead({ ...head, incoterm: term as Incoterm })}
        />
        {field("place", t`Named place`)}
        {day("valid_from", t`Valid from`)}
        {day("valid_until", t`Valid until`)}
      </div>
      <Switch
        size="xs"
        label={t`In use`}
        disabled={!mayWrite}
        checked={head.active}
        onChange={(event) => setHead({ ...head, active: event.currentTarget.checked })}
      />
      <LineGrid
        label={t`Prices`}
        columns={columns}
        rows={rows}
        onChange={mayWrite ? setRows : undefined}
        makeRow={emptyRow}
        addLabel={t`Add a price`}
      />
      {mayWrite ? (
        <span>
          <Button loading={save.isPending} disabled={head.name.trim() === ""} onClick={() => save.mutate()}>
            <Trans>Save</Trans>
          </Button>
        </span>
      ) : null}
    </div>
  );
}
