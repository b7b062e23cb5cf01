import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export type FieldKind =
  | "text"
  | "long"
  | "country"
  | "language"
  | "zone"
  | "url"
  | "phone"
  | "email"
  | "rank";

/** A field of a record that is edited in its place. */
export interface FieldDefinition<Name extends string> {
  name: Name;
  label: MessageDescriptor;
  kind: FieldKind;
}

export const COMPANY_FIELDS = [
  { name: "name", label: msg`Name`, kind: "text" },
  { name: "country", label: msg`Country`, kind: "country" },
  { name: "city", label: msg`City`, kind: "text" },
  { name: "address", label: msg`Address`, kind: "long" },
  { name: "website", label: msg`Website`, kind: "url" },
  { name: "domain", label: msg`Domain`, kind: "text" },
  { name: "phone", label: msg`Phone`, kind: "phone" },
  { name: "industry", label: msg`Industry`, kind: "text" },
  { name: "language", label: msg`Language`, kind: "language" },
  { name: "time_zone", label: msg`Time zone`, kind: "zone" },
  { name: "note", label: msg`Note`, kind: "long" },
] as const satisfies readonly FieldDefinition<string>[];

export const CONTACT_FIELDS = [
  { name: "name", label: msg`Name`, kind: "text" },
  { name: "email", label: msg`Mail address`, kind: "email" },
  { name: "phone", label: msg`Phone`, kind: "phone" },
  { name: "title", label: msg`Job title`, kind: "text" },
  { name: "language", label: msg`Language`, kind: "language" },
  { name: "time_zone", label: msg`Time zone`, kind: "zone" },
] as const satisfies readonly FieldDefinition<string>[];

/** Fields without a place of their own in a record: they show where something is known, and are added by hand. */
export const EXTRA_FIELDS = {
  company: [
    { name: "other_name", label: msg`Also known as`, kind: "text" },
    { name: "street", label: msg`Street`, kind: "text" },
    { name: "postal_code", label: msg`Postal code`, kind: "text" },
    { name: "region", label: msg`Region`, kind: "text" },
    { name: "fax", label: msg`Fax`, kind: "phone" },
    { name: "tax_id", label: msg`Tax ID`, kind: "text" },
  ],
  contact: [
    { name: "native_name", label: msg`Native name`, kind: "text" },
    { name: "given_name", label: msg`Given name`, kind: "text" },
    { name: "family_name", label: msg`Family name`, kind: "text" },
    { name: "honorific", label: msg`Form of address`, kind: "text" },
    { name: "seniority", label: msg`Seniority`, kind: "rank" },
    { name: "department", label: msg`Department`, kind: "text" },
    { name: "handle", label: msg`Account`, kind: "text" },
    { name: "other_email", label: msg`Other address`, kind: "email" },
    { name: "company", label: msg`Signs for`, kind: "text" },
    { name: "birthday", label: msg`Birthday (month-day)`, kind: "text" },
  ],
} as const satisfies Record<string, readonly FieldDefinition<string>[]>;

/** What can be added by hand beside what a record has boxes for: field, and the sort of value if it has one. */
export const ADDABLE = {
  company: ["phone", "website", "other_name", "tax_id", "fax", "street", "postal_code", "region"],
  contact: ["phone", "handle", "other_email", "native_name", "honorific", "department", "birthday"],
} as const;

/** Networks and sorts that values of a field come in. */
export const SORTS: Partial<Record<string, readonly string[]>> = {
  handle: ["whatsapp", "wechat", "skype", "linkedin", "qq", "telegram", "line", "viber"],
  phone: ["mobile", "fixed", "whatsapp"],
  tax_id: ["VAT", "CNPJ", "RFC", "INN", "EIN", "NIT", "GSTIN"],
};

/** What mails ask for. */
export const REQUEST_FIELDS = [
  { name: "product", label: msg`Product` },
  { name: "quantity", label: msg`Quantity` },
  { name: "incoterm", label: msg`Incoterm` },
  { name: "port", label: msg`Port` },
  { name: "price", label: msg`Target price` },
  { name: "certificate", label: msg`Certificate` },
  { name: "urgency", label: msg`Urgency` },
] as const;

/** Fields whose values stand beside one another, so that another value is no contradiction. */
export const MANY = new Set([
  "other_name",
  "phone",
  "website",
  "language",
  "fax",
  "tax_id",
  "handle",
  "other_email",
]);
