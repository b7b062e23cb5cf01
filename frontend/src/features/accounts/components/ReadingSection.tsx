import { Trans, useLingui } from "@lingui/react/macro";
import { Input, NativeSelect, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { Profile } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { LOCALES } from "@/i18n/locales";
import { useChangeProfile } from "@/lib/useChangeProfile";
import { useNow } from "@/lib/useNow";
import { Section } from "@/ui/shell/Section";
import classes from "./accounts.module.css";

const THEMES: readonly Profile["theme"][] = ["auto", "light", "dark"];

/** Language, time zone and theme: each turns at once, without a button. */
export function ReadingSection({ user }: { user: Profile }) {
  const { t } = useLingui();
  const change = useChangeProfile();
  const format = useFormats();
  const now = useNow();
  const meta = useQuery({ ...query("/meta"), staleTime: Number.POSITIVE_INFINITY });
  const zones = meta.data?.time_zones ?? [user.time_zone];
  const themeNames: Record<Profile["theme"], string> = {
    auto: t`As the system`,
    light: t`Light`,
    dark: t`Dark`,
  };
  const clock = format.time(now);
  return (
    <Section
      title={<Trans>Reading</Trans>}
      description={<Trans>A change shows at once, here and on your other devices.</Trans>}
    >
      <div className={classes.fields}>
        <NativeSelect
          label={t`Language`}
          value={user.locale}
          data={LOCALES.map(({ tag, name }) => ({ value: tag, label: name }))}
          onChange={(event) => change({ locale: event.currentTarget.value })}
        />
        <Select
          label={t`Time zone`}
          description={t`It is ${clock} for you now.`}
          inputWrapperOrder={["label", "input", "description"]}
          searchable
          allowDeselect={false}
          limit={100}
          value={user.time_zone}
          data={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          nothingFoundMessage={t`No such zone`}
          onChange={(zone) => zone && change({ time_zone: zone })}
        />
        <Input.Wrapper label={t`Theme`} labelElement="div">
          <SegmentedControl
            aria-label={t`Theme`}
            fullWidth
            value={user.theme}
            data={THEMES.map((theme) => ({ value: theme, label: themeNames[theme] }))}
            onChange={(theme) => change({ theme: theme as Profile["theme"] })}
          />
        </Input.Wrapper>
      </div>
    </Section>
  );
}
