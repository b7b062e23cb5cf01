import { useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { useIsPhone } from "@/lib/useIsPhone";
import { groupsOf } from "./places";
import classes from "./settings.module.css";
import { useSettings } from "./useSettings";

/** The settings: their list at the start edge, the chosen page beside it. On a phone the list is a page. */
export function SettingsLayout() {
  const { t, i18n } = useLingui();
  const phone = useIsPhone();
  const settings = useSettings();
  if (phone) return <Outlet />;
  return (
    <div className={classes.settings}>
      <nav className={classes.list} aria-label={t`Settings`}>
        {groupsOf(settings).map((group) => (
          <section key={group.items[0]?.to} className={classes.group}>
            {group.label ? <h2 className={classes.heading}>{i18n._(group.label)}</h2> : null}
            {group.items.map(({ to, label, icon: Glyph }) => (
              <Link key={to} to={to} className={classes.item}>
                <Glyph size={16} stroke={1.75} aria-hidden />
                {i18n._(label)}
              </Link>
            ))}
          </section>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
