import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Contradiction, Layout, PaperKind, PaperLanguage } from "./types";

export const KINDS: Record<PaperKind, MessageDescriptor> = {
  quotation: msg`Quotation`,
  proforma: msg`Proforma invoice`,
  contract: msg`Sales contract`,
  confirmation: msg`Order confirmation`,
  invoice: msg`Commercial invoice`,
  packing_list: msg`Packing list`,
  shipping_instruction: msg`Shipping instruction`,
  statement: msg`Statement of account`,
};

/** Languages by their own names, as the reader of the paper calls them. */
export const LANGUAGES: Record<PaperLanguage, string> = {
  en: "English",
  zh: "中文",
  es: "Español",
  ru: "Русский",
  ar: "العربية",
  fr: "Français",
  pt: "Português",
  de: "Deutsch",
  ja: "日本語",
};

export const CODES: Record<Contradiction["code"], MessageDescriptor> = {
  name_differs: msg`The name differs`,
  address_differs: msg`The address differs`,
  currency_differs: msg`The currency differs`,
  line_amount: msg`A line does not come to its amount`,
  total_wrong: msg`The sum is wrong`,
  schedule_sum: msg`Deposit and balance do not add up to the total`,
  quantity_beyond_tolerance: msg`The quantity is not what was ordered`,
  price_differs: msg`The price is not what was agreed`,
  packed_quantity: msg`Packing list and invoice say different quantities`,
  packages_differ: msg`The number of packages differs`,
  weight_differs: msg`The gross weight differs`,
  volume_differs: msg`The volume differs`,
  net_above_gross: msg`Net weight is above gross weight`,
  cartons_short: msg`The number of cartons does not fit the quantity`,
  carton_numbers: msg`Carton numbers have a gap or overlap`,
  incoterm_differs: msg`The delivery terms differ`,
  port_differs: msg`The port differs`,
  marks_differ: msg`The shipping marks differ`,
  date_order: msg`It is dated before the proforma invoice`,
  late_shipment: msg`Shipped after the latest date`,
  late_presentation: msg`Presented too late after shipment`,
  after_expiry: msg`Presented after the letter of credit expires`,
  under_insured: msg`Insured for less than 110 %`,
  insured_late: msg`Insured after loading`,
  account_not_approved: msg`The bank account is not approved`,
  container_number: msg`The container number has a wrong check digit`,
  undrawable: msg`These characters cannot be printed`,
  missing: msg`This is missing`,
  arrival_before_departure: msg`It arrives before it departs`,
};

/** What a contradiction is about, where it is a field; goods are named by their number. */
export const SUBJECTS: Record<string, MessageDescriptor> = {
  seller: msg`Seller`,
  buyer: msg`Buyer`,
  consignee: msg`Consignee`,
  buyer_address: msg`Buyer's address`,
  bank: msg`Bank account`,
  payment_terms: msg`Payment terms`,
  port_loading: msg`Port of loading`,
  port_discharge: msg`Port of discharge`,
  hs_code: msg`HS code`,
  origin: msg`Origin`,
  cartons: msg`Cartons`,
  gross_weight: msg`Gross weight`,
  insured_amount: msg`Insured amount`,
  containers: msg`Containers`,
  packing_list: msg`Packing list`,
  proforma: msg`Proforma invoice`,
  total: msg`Total`,
  subtotal: msg`Subtotal`,
  lines: msg`Goods`,
};

export const COLUMNS: Record<Layout["columns"][number], MessageDescriptor> = {
  number: msg`No.`,
  item: msg`Our number`,
  customer_item: msg`Their number`,
  description: msg`Description`,
  spec: msg`Specification`,
  hs_code: msg`HS code`,
  origin: msg`Origin`,
  moq: msg`Minimum quantity`,
  quantity: msg`Quantity`,
  unit_price: msg`Unit price`,
  discount: msg`Discount`,
  amount: msg`Amount`,
  carton_numbers: msg`Carton numbers`,
  per_carton: msg`Pieces per carton`,
  cartons: msg`Cartons`,
  carton_size: msg`Carton size`,
  net_weight: msg`Net weight`,
  gross_weight: msg`Gross weight`,
  volume: msg`Volume`,
  container: msg`Container`,
};

export const PARTS: Record<Layout["parts"][number], MessageDescriptor> = {
  words: msg`Amount in words`,
  terms: msg`Terms`,
  schedule: msg`Payment schedule`,
  shipping: msg`Shipment`,
  marks: msg`Shipping marks`,
  containers: msg`Containers`,
  bank: msg`Bank account`,
  signatures: msg`Signatures`,
  seller_ids: msg`Our tax numbers`,
};
