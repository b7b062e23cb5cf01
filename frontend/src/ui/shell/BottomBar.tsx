import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { NavItem } from "./Navigation";
import classes from "./shell.module.css";

/** The places of the app under the thumb; only on a phone. */
export function BottomBar({ items }: { items: readonly NavItem[] }) {
  const { t, i18n } = useLingui();
  return (
    <nav className={classes.bottom} aria-label={t`Main, on a phone`}>
      {items.map(({ to, label, icon: Glyph }) => (
        <Link key={to} to={to} className={classes.tab}>
          <Glyph size={22} stroke={1.75} aria-hidden />
          {i18n._(label)}
        </Link>
      ))}
    </nav>
  );
}
