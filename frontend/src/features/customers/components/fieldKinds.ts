import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export type FieldKind = "text" | "long" | "country" | "language" | "zone" | "url" | "phone" | "email";

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
