import { useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { useMe } from "@/api/session";
import { useIsPhone } from "@/lib/useIsPhone";
import { SETTINGS } from "./places";
import classes from "./settings.module.css";

/** The settings: their list at the start edge, the chosen page beside it. On a phone the list is a page. */
export function SettingsLayout() {
  const { t, i18n } = useLingui();
  const { permissions } = useMe();
  const phone = useIsPhone();
  const allowed = SETTINGS.filter(({ permission }) => !permission || permissions.includes(permission));
  if (phone) return <Outlet />;
  return (
    <div className={classes.settings}>
      <nav className={classes.list} aria-label={t`Settings`}>
        {allowed.map(({ to, label, icon: Glyph }) => (
          <Link key={to} to={to} className={classes.item}>
            <Glyph size={16} stroke={1.75} aria-hidden />
            {i18n._(label)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
