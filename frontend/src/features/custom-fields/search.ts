import { oneOf, text } from "@/lib/search";
import type { FieldObject } from "@/ui/custom/form";

/** The state of the page that is in its URL: which records, fields or form, and the field that is open. */
export interface CustomFieldsSearch {
  of?: FieldObject;
  part?: "form";
  /** A field's id, or "new". */
  field?: string;
}

export const customFieldsSearch = (search: Record<string, unknown>): CustomFieldsSearch => {
  return {
    of: oneOf(search, "of", ["contact", "deal", "product", "quote", "order", "shipment", "payment"]),
    part: oneOf(search, "part", ["form"]),
    field: text(search, "field"),
  };
};
