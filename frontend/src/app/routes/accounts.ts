import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { openSearch, usersSearch } from "@/features/accounts/search";
import { later } from "@/i18n/later";
import { ownPath } from "@/lib/search";
import { rootRoute } from "./root";
import { settingsRoute } from "./settings";

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search): { back?: string } => ({ back: ownPath(search, "back") }),
  component: lazyRouteComponent(() => import("@/features/accounts/routes/SignInPage"), "SignInPage"),
});

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-up",
  component: lazyRouteComponent(
    later(() => import("@/features/accounts/routes/SignUpPage")),
    "SignUpPage",
  ),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  component: lazyRouteComponent(
    later(() => import("@/features/accounts/routes/InvitationPage")),
    "InvitationPage",
  ),
});

export const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/profile",
  staticData: { title: msg`Profile and language` },
  component: lazyRouteComponent(
    later(() => import("@/features/accounts/routes/ProfilePage")),
    "ProfilePage",
  ),
});

export const usersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/users",
  staticData: { title: msg`Users and roles` },
  validateSearch: usersSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/accounts/routes/UsersPage")),
    "UsersPage",
  ),
});

export const apiKeysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/api-keys",
  staticData: { title: msg`API keys` },
  validateSearch: openSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/accounts/routes/ApiKeysPage")),
    "ApiKeysPage",
  ),
});

export const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/audit",
  staticData: { title: msg`Audit log` },
  validateSearch: openSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/accounts/routes/AuditPage")),
    "AuditPage",
  ),
});

export const visibilityRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/visibility",
  staticData: { title: msg`Who sees what` },
  component: lazyRouteComponent(
    later(() => import("@/features/accounts/routes/VisibilityPage")),
    "VisibilityPage",
  ),
});

export const exportsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/exports",
  staticData: { title: msg`Exports` },
  component: lazyRouteComponent(
    later(() => import("@/features/accounts/routes/ExportsPage")),
    "ExportsPage",
  ),
});

export const handoverRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/handover",
  staticData: { title: msg`Hand work over` },
  component: lazyRouteComponent(
    later(() => import("@/features/pool/handover/HandoverPage")),
    "HandoverPage",
  ),
});
