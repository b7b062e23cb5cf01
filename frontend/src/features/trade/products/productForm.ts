import { msg } from "@lingui/core/macro";
import type { Product, ProductInput } from "@/api/types";
import { plainDecimal, readDecimal } from "../grid/paste";

export interface ProductValues extends Record<string, unknown> {
  sku: string;
  name: string;
  description: string;
  category: string;
  unit: string;
  hs_code: string;
  origin: string;
  rebate_rate: string;
  moq: string;
  lead_days: string;
  cost: string;
  cost_currency: string;
  pcs_per_carton: string;
  carton_length: string;
  carton_width: string;
  carton_height: string;
  net_weight: string;
  gross_weight: string;
  variants: string;
}

export const GROUPS = [
  {
    title: msg`What it is`,
    fields: [
      ["sku", msg`Our number`],
      ["name", msg`Name`],
      ["category", msg`Category`],
      ["unit", msg`Unit`],
      ["moq", msg`MOQ`],
      ["lead_days", msg`Lead time (days)`],
    ],
  },
  {
    title: msg`Customs`,
    fields: [
      ["hs_code", msg`HS code`],
      ["origin", msg`Country of origin`],
      ["rebate_rate", msg`VAT rebate %`],
    ],
  },
  {
    title: msg`Export carton`,
    fields: [
      ["pcs_per_carton", msg`Pieces per carton`],
      ["carton_length", msg`Length (cm)`],
      ["carton_width", msg`Width (cm)`],
      ["carton_height", msg`Height (cm)`],
      ["net_weight", msg`N.W. (kg)`],
      ["gross_weight", msg`G.W. (kg)`],
    ],
  },
] as const;

export const COSTS = [
  ["cost", msg`Cost of a unit, VAT included`],
  ["cost_currency", msg`Currency of the cost`],
] as const;

const text = (value: string | null | undefined) => value ?? "";

export const valuesOf = (product: Product | null): ProductValues => ({
  sku: text(product?.sku),
  name: text(product?.name),
  description: text(product?.description),
  category: text(product?.category),
  unit: product?.unit ?? "H87",
  hs_code: text(product?.hs_code),
  origin: text(product?.origin),
  rebate_rate: plainDecimal(product?.rebate_rate),
  moq: plainDecimal(product?.moq),
  lead_days: product?.lead_days == null ? "" : String(product.lead_days),
  cost: plainDecimal(product?.cost),
  cost_currency: product?.cost_currency ?? "CNY",
  pcs_per_carton: plainDecimal(product?.pcs_per_carton),
  carton_length: plainDecimal(product?.carton_length),
  carton_width: plainDecimal(product?.carton_width),
  carton_height: plainDecimal(product?.carton_height),
  net_weight: plainDecimal(product?.net_weight),
  gross_weight: plainDecimal(product?.gross_weight),
  variants: (product?.variants ?? [])
    .map((each) =>
      [each.sku, ...Object.entries(each.attributes).map(([name, value]) => `${name}=${value}`)].join(" ; "),
    )
    .join("\n"),
});

/** What is sent; names in other languages, codes and what the form does not show stay. */
export const inputOf = (values: ProductValues, product: Product | null): ProductInput => {
  const days = readDecimal(values.lead_days);
  const known = new Map((product?.variants ?? []).map((each) => [each.sku.toLowerCase(), each]));
  return {
    sku: values.sku.trim(),
    name: values.name.trim(),
    names: product?.names ?? {},
    description: values.description || null,
    descriptions: product?.descriptions ?? {},
    category: values.category || null,
    unit: values.unit || "H87",
    hs_code: values.hs_code || null,
    origin: values.origin || null,
    rebate_rate: readDecimal(values.rebate_rate),
    moq: readDecimal(values.moq),
    lead_days: days === null ? null : Math.round(Number(days)),
    cost: readDecimal(values.cost),
    cost_currency: values.cost_currency || null,
    pcs_per_carton: readDecimal(values.pcs_per_carton),
    carton_length: readDecimal(values.carton_length),
    carton_width: readDecimal(values.carton_width),
    carton_height: readDecimal(values.carton_height),
    net_weight: readDecimal(values.net_weight),
    gross_weight: readDecimal(values.gross_weight),
    variants: values.variants
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => {
        const [sku = "", ...told] = line.split(";").map((part) => part.trim());
        const before = known.get(sku.toLowerCase());
        const attributes = Object.fromEntries(
          told.map((part) => {
            const [name = "", ...value] = part.split("=");
            return [name.trim(), value.join("=").trim()];
          }),
        );
        return {
          id: before?.id ?? null,
          sku,
          attributes,
          moq: before?.moq ?? null,
          cost: before?.cost ?? null,
        };
      }),
    codes: (product?.codes ?? []).map((code) => ({
      company_id: code.company.id,
      part_number: code.part_number,
      description: code.description,
    })),
  };
};
