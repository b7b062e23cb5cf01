import { useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link, Navigate } from "@tanstack/react-router";
import { useMe } from "@/api/session";
import { useIsPhone } from "@/lib/useIsPhone";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { SETTINGS } from "./places";
import classes from "./settings.module.css";

/** On a phone, the list of settings; on a wide screen, where the list is beside, the first of them. */
export function SettingsHome() {
  const { t, i18n } = useLingui();
  const { permissions } = useMe();
  const phone = useIsPhone();
  if (!phone) return <Navigate to="/settings/profile" replace />;
  const allowed = SETTINGS.filter(({ permission }) => !permission || permissions.includes(permission));
  return (
    <Page layout="text">
      <PageHeader title={t`Settings`} />
      <nav aria-label={t`Settings`} className={classes.rows}>
        {allowed.map(({ to, label, icon: Glyph }) => (
          <Link key={to} to={to} className={classes.rowLink}>
            <Glyph size={20} stroke={1.75} aria-hidden />
            <span>{i18n._(label)}</span>
            <IconChevronRight size={18} className="flip-rtl" aria-hidden />
          </Link>
        ))}
      </nav>
    </Page>
  );
}
