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

/** Ranks that a job title tells. */
const RANKS: Record<string, MessageDescriptor> = {
  owner: msg({ message: "Owner of the firm", context: "rank" }),
  executive: msg({ message: "Executive", context: "rank" }),
  director: msg({ message: "Director", context: "rank" }),
  manager: msg({ message: "Manager", context: "rank" }),
  assistant: msg({ message: "Assistant", context: "rank" }),
  staff: msg({ message: "Staff", context: "rank" }),
};

/** The name of a rank. */
export function useRankName(): (rank: string) => string {
  const { i18n } = useLingui();
  return (rank) => {
    const known = RANKS[rank];
    return known ? i18n._(known) : rank;
  };
}

/** The name of a sort of value; what nobody named stands as it is. */
export function useSortName(): (sort: string) => string {
  const { i18n } = useLingui();
  return (sort) => {
    const known = NAMES[sort.toLowerCase()];
    return known ? i18n._(known) : sort;
  };
}
