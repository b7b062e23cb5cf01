import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { type Icon, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type ComponentType, Fragment } from "react";
import classes from "./shell.module.css";

export interface NavItem {
  to: NonNullable<LinkProps["to"]>;
  label: MessageDescriptor;
  icon: Icon;
  /** What begins with this place, in one word. */
  group?: MessageDescriptor;
  /** A count beside the label. */
  Badge?: ComponentType;
}

interface Props {
  items: readonly NavItem[];
  footItems: readonly NavItem[];
  collapsed: boolean;
  onCollapse: () => void;
}

/** The places of the app, at the start edge; collapses to icons. */
export function Navigation({ items, footItems, collapsed, onCollapse }: Props) {
  const { t, i18n } = useLingui();
  const Toggle = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;

  const link = ({ to, label, icon: Glyph, Badge }: NavItem) => (
    <Tooltip key={to} label={i18n._(label)} position="right" disabled={!collapsed}>
      <Link to={to} className={classes.item} aria-label={collapsed ? i18n._(label) : undefined}>
        <Glyph size={18} stroke={1.75} aria-hidden />
        <span className={classes.itemLabel}>{i18n._(label)}</span>
        {Badge && !collapsed ? (
          <span className={classes.itemBadge}>
            <Badge />
          </span>
        ) : null}
      </Link>
    </Tooltip>
  );

  return (
    <nav className={classes.nav} aria-label={t`Main`}>
      <Link to="/" className={classes.brand} aria-label="Lading">
        <img src="/favicon.svg" width={24} height={24} alt="" />
        <span className={classes.itemLabel}>Lading</span>
      </Link>
      {items.map((item) =>
        item.group ? (
          <Fragment key={item.to}>
            <span className={classes.navGroup}>
              <span className={classes.itemLabel}>{i18n._(item.group)}</span>
            </span>
            {link(item)}
          </Fragment>
        ) : (
          link(item)
        ),
      )}
      <div className={classes.navFoot}>
        {footItems.map(link)}
        <button type="button" className={classes.item} onClick={onCollapse} aria-expanded={!collapsed}>
          <Toggle size={18} stroke={1.75} className="flip-rtl" aria-hidden />
          <span className={collapsed ? "visually-hidden" : classes.itemLabel}>
            {collapsed ? <Trans>Widen the navigation</Trans> : <Trans>Collapse</Trans>}
          </span>
        </button>
      </div>
    </nav>
  );
}
