import { useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link, Navigate } from "@tanstack/react-router";
import { useIsPhone } from "@/lib/useIsPhone";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { groupsOf, MORE_PLACES, type PlaceGroup } from "./places";
import classes from "./settings.module.css";
import { useSettings } from "./useSettings";

/** On a phone, all places that the bar has no room for, and the settings; on a wide screen the first of these. */
export function SettingsHome() {
  const { t } = useLingui();
  const phone = useIsPhone();
  const settings = useSettings();
  if (!phone) return <Navigate to="/settings/profile" replace />;
  return (
    <Page layout="text">
      <PageHeader title={t`More`} />
      <Rows label={t`Other places`} groups={groupsOf(MORE_PLACES)} />
      <h2 className={classes.part}>{t`Settings`}</h2>
      <Rows label={t`Settings`} groups={groupsOf(settings)} />
    </Page>
  );
}

function Rows({ label, groups }: { label: string; groups: PlaceGroup[] }) {
  const { i18n } = useLingui();
  return (
    <nav aria-label={label}>
      {groups.map((group) => (
        <section key={group.items[0]?.to}>
          {group.label ? <h2 className={classes.heading}>{i18n._(group.label)}</h2> : null}
          <div className={classes.rows}>
            {group.items.map(({ to, label: name, icon: Glyph, Badge }) => (
              <Link key={to} to={to} className={classes.rowLink}>
                <Glyph size={20} stroke={1.75} aria-hidden />
                <span>{i18n._(name)}</span>
                {Badge ? <Badge /> : null}
                <IconChevronRight size={18} className="flip-rtl" aria-hidden />
              </Link>
            ))}
          </div>
        </section>
      ))}
    </nav>
  );
}
