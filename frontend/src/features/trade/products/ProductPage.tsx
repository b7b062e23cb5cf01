import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { apiUrl, client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Product } from "@/api/types";
import { inBase64 } from "@/lib/inBase64";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import { OwnFields } from "../shared/OwnFields";
import classes from "../shared/trade.module.css";
import { ProductElsewhere } from "./ProductElsewhere";
import { COSTS, GROUPS, inputOf, valuesOf } from "./productForm";

const route = getRouteApi("/signed-in/products/$id");

/** One product: names, customs, packing, costs for who may see them, variants, pictures. */
export function ProductPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const fresh = id === "new";
  const queries = useQueryClient();
  const found = useQuery({
    ...query("/products/{product_id}", { params: { path: { product_id: id } } }),
    enabled: !fresh,
  });
  return (
    <Page layout="text">
      <PageHeader title={fresh ? t`New product` : (found.data?.name ?? t`Product`)} />
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {!fresh && found.isPending ? <RowsSkeleton /> : null}
      {fresh || found.data ? (
        <ProductForm key={found.data?.version ?? 0} product={found.data ?? null} />
      ) : null}
      {found.data ? (
        <ProductElsewhere
          key={`elsewhere ${found.data.version}`}
          product={found.data}
          onChange={() => invalidatePaths(queries, ["/products", "/products/{product_id}"])}
        />
      ) : null}
      {found.data ? (
        <OwnFields
          of="product"
          id={found.data.id}
          version={found.data.version}
          values={found.data.custom}
          mayEdit={found.data.may_change}
        />
      ) : null}
    </Page>
  );
}

function ProductForm({ product }: { product: Product | null }) {
  const { t, i18n } = useLingui();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const refresh = () => invalidatePaths(queries, ["/products", "/products/{product_id}"]);
  const api = useApiForm({
    initialValues: valuesOf(product),
    validate: {
      sku: (value) => (value.trim() ? null : t`Give it a number.`),
      name: (value) => (value.trim() ? null : t`Give it a name.`),
    },
    draft: `product.${product?.id ?? "new"}`,
    submit: (values) =>
      product
        ? data(
            client.PUT("/products/{product_id}", {
              params: { path: { product_id: product.id }, header: ifMatch(product.version) },
              body: inputOf(values, product),
            }),
          )
        : data(client.POST("/products", { body: inputOf(values, null) })),
    onDone: (saved) => {
      toast(t`${saved.sku} is kept.`);
      void refresh();
      if (!product) void navigate({ to: "/products/$id", params: { id: saved.id }, replace: true });
    },
  });
  const { form } = api;
  const aside = useMutation({
    mutationFn: async (target: Product) => {
      const path = { params: { path: { product_id: target.id } } };
      if (target.archived) await client.POST("/products/{product_id}/restorations", path);
      else await client.DELETE("/products/{product_id}", path);
    },
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  const readOnly = product?.may_change === false;
  return (
    <ApiFormFrame api={api}>
      {GROUPS.map((group) => (
        <Section key={group.title.id} title={i18n._(group.title)}>
          <div className={classes.fields}>
            {group.fields.map(([name, label]) => (
              <TextInput
                key={name}
                size="xs"
                label={i18n._(label)}
                readOnly={readOnly}
                {...form.getInputProps(name)}
              />
            ))}
          </div>
        </Section>
      ))}
      {product?.costs_hidden ? null : (
        <Section title={t`Cost`}>
          <div className={classes.fields}>
            {COSTS.map(([name, label]) => (
              <TextInput
                key={name}
                size="xs"
                label={i18n._(label)}
                readOnly={readOnly}
                {...form.getInputProps(name)}
              />
            ))}
          </div>
        </Section>
      )}
      <Section title={t`Description and variants`}>
        <Textarea
          size="xs"
          autosize
          minRows={2}
          label={t`Description`}
          readOnly={readOnly}
          {...form.getInputProps("description")}
        />
        <Textarea
          size="xs"
          autosize
          minRows={2}
          label={t`Variants, one on a line`}
          description={t`A number, then what sets it apart: LM-100-R ; colour=red`}
          readOnly={readOnly}
          {...form.getInputProps("variants")}
        />
      </Section>
      {readOnly ? null : (
        <div className={classes.row} style={{ marginBlock: 12 }}>
          <Button type="submit" loading={api.isPending}>
            <Trans>Save</Trans>
          </Button>
          {product ? (
            <Button variant="default" loading={aside.isPending} onClick={() => aside.mutate(product)}>
              {product.archived ? <Trans>Bring it back</Trans> : <Trans>Put it aside</Trans>}
            </Button>
          ) : null}
        </div>
      )}
      {product ? <Pictures product={product} onChange={refresh} /> : null}
    </ApiFormFrame>
  );
}

function Pictures({ product, onChange }: { product: Product; onChange: () => Promise<void> }) {
  const { t } = useLingui();
  const add = useMutation({
    mutationFn: async (file: File) =>
      data(
        client.POST("/products/{product_id}/pictures", {
          params: { path: { product_id: product.id } },
          body: { filename: file.name, media_type: file.type, content: await inBase64(file) },
        }),
      ),
    onError: (error) => toastProblem(error),
    onSettled: onChange,
  });
  return (
    <Section
      title={t`Pictures`}
      action={
        product.may_change ? (
          <FileButton accept="image/*" onChange={(file) => file && add.mutate(file)}>
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={add.isPending}>
                <Trans>Add a picture</Trans>
              </Button>
            )}
          </FileButton>
        ) : null
      }
    >
      {product.pictures.length === 0 ? (
        <p className={classes.muted}>
          <Trans>No picture yet.</Trans>
        </p>
      ) : (
        <div className={classes.photos}>
          {product.pictures.map((picture) => (
            <img
              key={picture.id}
              className={classes.photo}
              src={apiUrl(`/product-pictures/${picture.id}/content`)}
              alt={picture.filename}
            />
          ))}
        </div>
      )}
    </Section>
  );
}
