import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { CandidateFile } from "@/api/types";

type Code = CandidateFile["twins"][number]["reasons"][number];

const TEXTS: Record<Code, MessageDescriptor> = {
  tax_id: msg`the same tax number`,
  domain: msg`the same domain`,
  email: msg`the same mail address`,
  phone: msg`the same phone`,
  social: msg`the same account`,
  name_country: msg`the same name and country`,
  name: msg`the same name`,
  name_elsewhere: msg`the same name in another country`,
  employer: msg`they sign for it`,
  address: msg`the same address`,
  domain_family: msg`a domain of the same family`,
  name_core: msg`a similar name`,
  person_name: msg`the same person's name`,
  same_company: msg`the same company`,
};

/** Why a company may be the same as another. */
export function useTwinReason(): (code: Code) => string {
  const { i18n } = useLingui();
  return (code) => i18n._(TEXTS[code]);
}
