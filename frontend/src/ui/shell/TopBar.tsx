import { Trans, useLingui } from "@lingui/react/macro";
import { Kbd } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Breadcrumbs } from "./Breadcrumbs";
import classes from "./shell.module.css";

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Where the reader is, the search box, and who they are. */
export function TopBar({ onSearch, userMenu }: { onSearch: () => void; userMenu: ReactNode }) {
  const { t } = useLingui();
  return (
    <header className={classes.top}>
      <Breadcrumbs />
      <button type="button" className={classes.search} onClick={onSearch} aria-label={t`Search`}>
        <IconSearch size={16} aria-hidden />
        <span>
          <Trans>Search or go to…</Trans>
        </span>
        <Kbd size="xs" dir="ltr">
          {isMac ? "⌘ K" : "Ctrl K"}
        </Kbd>
      </button>
      {userMenu}
    </header>
  );
}
