import { useLingui } from "@lingui/react/macro";

/** Closed lists of the ERP screens in the reader's words. */
export function useErpWords() {
  const { t } = useLingui();
  const entities: Record<string, string> = {
    customer: t`Customer`,
    contact: t`Contact`,
    product: t`Product`,
    sales_order: t`Order`,
    shipment: t`Shipment`,
    invoice: t`Invoice`,
    receipt: t`Receipt`,
    production: t`Production`,
    stock: t`Stock`,
    price: t`Price`,
    credit: t`Credit`,
  };
  const operations: Record<string, string> = {
    create: t`Create`,
    update: t`Change`,
    submit: t`Submit`,
    approve: t`Release`,
    unapprove: t`Take the release back`,
    cancel: t`Cancel`,
  };
  const fields: Record<string, string> = {
    name: t`Name`,
    website: t`Website`,
    phone: t`Phone`,
    email: t`Mail address`,
    title: t`Position`,
    address: t`Address`,
    city: t`City`,
    country: t`Country`,
    currency: t`Currency`,
    company_id: t`Customer`,
    company: t`Customer's name`,
    ordered_on: t`Ordered on`,
    lines: t`Lines`,
    product_code: t`Product code`,
    description: t`Description`,
    quantity: t`Quantity`,
    price: t`Price`,
    total: t`Total`,
    untaxed: t`Untaxed`,
    sku: t`Our number`,
    unit: t`Unit`,
    hs_code: t`HS code`,
    origin: t`Origin`,
    customer_po: t`Customer's number`,
    ship_by: t`Ship by`,
    incoterm: t`Incoterm`,
    payment_terms: t`Payment terms`,
    discount: t`Discount %`,
    product_name: t`Product's name`,
    tax_id: t`Tax number`,
    status: t`State`,
    on_hand: t`On hand`,
    available: t`Available`,
    reserved: t`Reserved`,
    incoming: t`On its way in`,
    amount: t`Amount`,
    open_amount: t`Open amount`,
    balance: t`Owed`,
    limit: t`Credit limit`,
    overdue: t`Overdue`,
  };
  const states: Record<string, string> = {
    draft: t`Draft`,
    submitted: t`Submitted`,
    approved: t`Released`,
    in_production: t`In production`,
    partially_shipped: t`Partly shipped`,
    shipped: t`Shipped`,
    closed: t`Closed`,
    cancelled: t`Cancelled`,
    on_hold: t`On hold`,
    open: t`Open`,
    partial: t`Partly done`,
    done: t`Done`,
  };
  const steps: Record<string, string> = {
    approval: t`Waits for your yes`,
    waiting: t`Waiting`,
    sending: t`Being sent`,
    unknown: t`Outcome being looked up`,
    done: t`Done`,
    dead: t`Needs you`,
    skipped: t`Skipped`,
    merged: t`Joined with a later one`,
  };
  const tables: Record<string, string> = {
    unit: t`Units`,
    currency: t`Currencies`,
    country: t`Countries`,
    tax: t`Taxes`,
    payment_term: t`Payment terms`,
    warehouse: t`Warehouses`,
    charge: t`Charges, as products there`,
  };
  const word = (list: Record<string, string>) => (key: string) => list[key] ?? key;
  return {
    entity: word(entities),
    operation: word(operations),
    field: word(fields),
    state: word(states),
    step: word(steps),
    table: word(tables),
  };
}

/** A value of a record as short text. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (Array.isArray(value)) {
    return value
      .map((line) =>
        typeof line === "object" && line !== null
          ? Object.entries(line as Record<string, unknown>)
              .filter(([name, one]) => one !== null && !name.endsWith("id") && name !== "reference")
              .map(([, one]) => String(one))
              .join(" · ")
          : String(line),
      )
      .join("; ");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
