import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";

/** Sorts of values that have a word of ours; networks and tax ids are called what they are called. */
const NAMES: Record<string, MessageDescriptor> = {
  mobile: msg({ message: "mobile", context: "sort of phone" }),
  fixed: msg({ message: "landline", context: "sort of phone" }),
  whatsapp: msg`WhatsApp`,
  wechat: msg`WeChat`,
  skype: msg`Skype`,
  linkedin: msg`LinkedIn`,
  telegram: msg`Telegram`,
  line: msg`LINE`,
  viber: msg`Viber`,
  qq: msg`QQ`,
};

/** The name of a sort of value; what nobody named stands as it is. */
export function useSortName(): (sort: string) => string {
  const { i18n } = useLingui();
  return (sort) => {
    const known = NAMES[sort.toLowerCase()];
    return known ? i18n._(known) : sort;
  };
}
