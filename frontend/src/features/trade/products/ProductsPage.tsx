import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Switch } from "@mantine/core";
import { IconPackage, IconPlus, IconTableImport } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { client } from "@/api/client";
import { flatten, pages } from "@/api/query";
import { useMay } from "@/api/session";
import { CustomFilters } from "@/ui/custom/CustomFilters";
import { useColumns } from "@/ui/custom/columns";
import { asked } from "@/ui/custom/pairs";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { SearchBox } from "@/ui/forms/SearchBox";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { ExportMenu } from "@/ui/table/ExportMenu";
import type { ProductsSearch } from "../search";
import classes from "../shared/trade.module.css";
import { productColumns } from "./productColumns";

const route = getRouteApi("/signed-in/products/");

/** All products; found by a word in any language, a number of ours or of a customer. */
export function ProductsPage() {
  const { t } = useLingui();
  const columns = useColumns("product", productColumns);
  const { q, archived, custom, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("trade.write");
  const order = sort ?? "sku";
  const list = useInfiniteQuery({
    ...pages("/products", { params: { query: { q, archived, custom: asked(custom), sort: order } } }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = useMemo(() => flatten(list.data), [list.data]);
  const go = (change: Partial<ProductsSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }), replace: true });
  return (
    <Page>
      <PageHeader
        title={t`Products`}
        actions={
          <>
            <ExportMenu
              name="products"
              take={(format) =>
                client.POST("/products/exports", {
                  body: { format, q, archived, custom: asked(custom) },
                  parseAs: "blob",
                })
              }
            />
            {mayWrite ? (
              <>
                <Button
                  component={Link}
                  to="/products/import"
                  variant="default"
                  leftSection={<IconTableImport size={16} aria-hidden />}
                >
                  <Trans>From a spreadsheet</Trans>
                </Button>
                <Button
                  renderRoot={(props) => <Link to="/products/$id" params={{ id: "new" }} {...props} />}
                  leftSection={<IconPlus size={16} aria-hidden />}
                >
                  <Trans>New product</Trans>
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className={classes.filters}>
        <SearchBox value={q} label={msg`Search products`} onChange={(words) => go({ q: words })} />
        <Switch
          size="xs"
          label={t`Put aside`}
          checked={archived === true}
          onChange={(event) => go({ archived: event.currentTarget.checked || undefined })}
        />
        <CustomFilters of="product" value={custom} onChange={(next) => go({ custom: next })} />
      </div>
      <DataTable
        id="products"
        label={t`Products`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={order}
        onSort={(next) => go({ sort: next })}
        onOpen={(row) => void navigate({ to: "/products/$id", params: { id: row.id } })}
        card={(row) => (
          <div className={classes.card}>
            <div className={classes.cardLine}>
              <bdi className={classes.cardName}>{row.name}</bdi>
              <span className={classes.cardEnd}>{row.sku}</span>
            </div>
          </div>
        )}
        empty={
          <EmptyState icon={IconPackage}>
            {q || archived ? (
              <Trans>Nothing fits these filters.</Trans>
            ) : (
              <Trans>What you sell will be here. Bring it in from a spreadsheet.</Trans>
            )}
          </EmptyState>
        }
      />
    </Page>
  );
}
