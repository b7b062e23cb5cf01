import type { MessageDescriptor } from "@lingui/core";
import { useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link, useMatches } from "@tanstack/react-router";
import { useCurrentPageTitle } from "./pageTitle";
import classes from "./shell.module.css";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** The page's name in the breadcrumbs, until the page itself knows a better one. */
    title?: MessageDescriptor;
  }
}

/** Where the reader is: the named routes above this page as links, then the page itself. */
export function Breadcrumbs() {
  const { t, i18n } = useLingui();
  const pageTitle = useCurrentPageTitle();
  const named = useMatches().filter((match) => match.staticData.title !== undefined);
  return (
    <nav aria-label={t`Breadcrumbs`} className={classes.crumbs}>
      <ol>
        {named.map((match, index) => {
          const last = index === named.length - 1;
          const name = match.staticData.title ? i18n._(match.staticData.title) : "";
          return (
            <li key={match.id}>
              {last ? (
                <span aria-current="page" dir="auto">
                  {pageTitle || name}
                </span>
              ) : (
                <>
                  <Link to={match.pathname}>{name}</Link>
                  <IconChevronRight size={14} className="flip-rtl" aria-hidden />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
