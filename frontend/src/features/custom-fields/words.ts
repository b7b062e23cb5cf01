import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  IconAlignLeft,
  IconCalendar,
  IconCircleCheck,
  IconCoins,
  IconHash,
  IconLetterT,
  IconLink,
  IconList,
  IconPaperclip,
  IconUser,
} from "@tabler/icons-react";
import type { CustomKind, FieldObject } from "@/ui/custom/form";

export const OBJECTS: readonly { value: FieldObject; label: MessageDescriptor }[] = [
  { value: "company", label: msg`Companies` },
  { value: "contact", label: msg`Contacts` },
  { value: "deal", label: msg`Deals` },
  { value: "product", label: msg`Products` },
  { value: "quote", label: msg`Quotes` },
  { value: "order", label: msg`Orders` },
  { value: "shipment", label: msg`Shipments` },
  { value: "payment", label: msg`Payments` },
];

export const isObject = (value: string | undefined): value is FieldObject =>
  OBJECTS.some((each) => each.value === value);

export const KINDS: readonly { value: CustomKind; label: MessageDescriptor; icon: typeof IconHash }[] = [
  { value: "text", label: msg`Text`, icon: IconLetterT },
  { value: "long_text", label: msg`Long text`, icon: IconAlignLeft },
  { value: "number", label: msg`Number`, icon: IconHash },
  { value: "money", label: msg`Money`, icon: IconCoins },
  { value: "date", label: msg`Date`, icon: IconCalendar },
  { value: "choice", label: msg`Choice`, icon: IconList },
  { value: "yes_no", label: msg`Yes or no`, icon: IconCircleCheck },
  { value: "user", label: msg`Person`, icon: IconUser },
  { value: "reference", label: msg`Link to a record`, icon: IconLink },
  { value: "file", label: msg`File`, icon: IconPaperclip },
];

/** The languages that labels are asked for in; others come over the API. */
export const TONGUES = [
  { tag: "en", label: msg`English` },
  { tag: "zh-CN", label: msg`Chinese` },
  { tag: "ar", label: msg`Arabic` },
] as const;

export const ROLES = [
  { value: "everyone", label: msg`Everybody` },
  { value: "owner", label: msg`Owner` },
  { value: "admin", label: msg`Admin` },
  { value: "manager", label: msg`Manager` },
  { value: "rep", label: msg`Rep` },
  { value: "finance", label: msg`Finance` },
  { value: "viewer", label: msg`Viewer` },
  { value: "api", label: msg`API keys` },
] as const;
export type LayoutRole = (typeof ROLES)[number]["value"];
