import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";

const NAMES: Record<string, MessageDescriptor> = {
  name: msg`Name`,
  given_name: msg`Given name`,
  family_name: msg`Family name`,
  native_name: msg`Name in their script`,
  other_name: msg`Also known as`,
  honorific: msg`Form of address`,
  title: msg`Job title`,
  seniority: msg`Rank`,
  department: msg`Department`,
  phone: msg`Phone`,
  handle: msg`Messenger`,
  other_email: msg`Other mail address`,
  company: msg`Company`,
  birthday: msg`Birthday (month-day)`,
  website: msg`Website`,
  country: msg`Country`,
  city: msg`City`,
  address: msg`Address`,
  street: msg`Street`,
  postal_code: msg`Postcode`,
  region: msg`Region`,
  fax: msg`Fax`,
  tax_id: msg`Tax number`,
  industry: msg`Industry`,
  language: msg`Language`,
  time_zone: msg`Time zone`,
  product: msg`Product`,
  quantity: msg`Quantity`,
  incoterm: msg`Delivery term`,
  port: msg`Port`,
  price: msg`Target price`,
  certificate: msg`Certificate`,
  urgency: msg`Urgency`,
};

/** The name of a field as it stands beside its value. */
export function useFieldName(): (field: string) => string {
  const { i18n } = useLingui();
  return (field) => {
    const name = NAMES[field];
    return name ? i18n._(name) : field;
  };
}
