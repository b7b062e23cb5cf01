import { Trans, useLingui } from "@lingui/react/macro";
import type { TwinReasonCode, TwinVerdict } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { STAGES } from "@/ui/records/StageText";
import { StatusText, type Tone } from "@/ui/records/StatusText";

/** What two records share, in words. */
export function useReasonText(): (code: TwinReasonCode) => string {
  const { t } = useLingui();
  const texts: Record<TwinReasonCode, string> = {
    tax_id: t`same tax number`,
    domain: t`same domain`,
    email: t`same mail address`,
    phone: t`same phone number`,
    social: t`same account`,
    name_country: t`same name and country`,
    name: t`same name`,
    name_elsewhere: t`same name in another country`,
    employer: t`people sign with this name`,
    address: t`same address`,
    domain_family: t`domains of one family`,
    name_core: t`similar name`,
    person_name: t`same name`,
    same_company: t`same company`,
  };
  return (code) => texts[code];
}

const TONES: Record<TwinVerdict, Tone> = { certain: "danger", likely: "warning", possible: "quiet" };

/** How sure it is that records are one. */
export function TwinVerdictText({ verdict }: { verdict: TwinVerdict }) {
  return (
    <StatusText tone={TONES[verdict]}>
      {verdict === "certain" ? (
        <Trans>Certain</Trans>
      ) : verdict === "likely" ? (
        <Trans>Likely</Trans>
      ) : (
        <Trans>Possible</Trans>
      )}
    </StatusText>
  );
}

/** A value as a reader knows it: countries, languages and stages by their names. */
export function useValueText(): (field: string, value: string) => string {
  const format = useFormats();
  const { i18n } = useLingui();
  return (field, value) => {
    if (field === "country") return format.country(value);
    if (field === "language") return format.language(value);
    const stage = field === "stage" ? STAGES.find((one) => one.value === value) : undefined;
    return stage ? i18n._(stage.label) : value;
  };
}

/** What the fields of a record are called, side by side. */
export function useFieldLabels(): Record<string, string> {
  const { t } = useLingui();
  return {
    name: t`Name`,
    domains: t`Domains`,
    website: t`Website`,
    country: t`Country`,
    city: t`City`,
    address: t`Address`,
    phone: t`Phone`,
    industry: t`Industry`,
    language: t`Language`,
    time_zone: t`Time zone`,
    owner: t`Owner`,
    stage: t`Stage`,
    tags: t`Tags`,
    note: t`Note`,
    given_name: t`Given name`,
    family_name: t`Family name`,
    emails: t`Mail addresses`,
    title: t`Job title`,
    company: t`Company`,
  };
}
