import { Trans } from "@lingui/react/macro";
import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useStored } from "@/lib/useStored";
import { LiveRegion } from "@/ui/feedback/announce";
import { BottomBar } from "./BottomBar";
import { type NavItem, Navigation } from "./Navigation";
import classes from "./shell.module.css";
import { TopBar } from "./TopBar";

interface Props {
  items: readonly NavItem[];
  footItems: readonly NavItem[];
  phoneItems: readonly NavItem[];
  userMenu: ReactNode;
  onSearch: () => void;
  children: ReactNode;
}

/** The frame of every signed-in page: navigation, top bar with search, and on a phone a bottom bar. */
export function AppShell({ items, footItems, phoneItems, userMenu, onSearch, children }: Props) {
  const [collapsed, setCollapsed] = useStored<boolean>("lading.nav.collapsed", false);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const previous = useRef(path);

  // After a move to another page the keyboard starts at its top, not at the link that is gone.
  useEffect(() => {
    if (
      previous.current !== undefined &&
      previous.current !== path &&
      document.activeElement === document.body
    ) {
      main.current?.focus({ preventScroll: true });
    }
    previous.current = path;
  }, [path]);

  return (
    <div className={classes.shell} data-collapsed={collapsed || undefined}>
      <a href="#main" className={classes.skip}>
        <Trans>Skip to the page</Trans>
      </a>
      <Navigation
        items={items}
        footItems={footItems}
        collapsed={collapsed}
        onCollapse={() => setCollapsed(!collapsed)}
      />
      <TopBar onSearch={onSearch} userMenu={userMenu} />
      <main id="main" className={classes.main} ref={main} tabIndex={-1}>
        {children}
      </main>
      <BottomBar items={phoneItems} />
      <LiveRegion />
    </div>
  );
}
