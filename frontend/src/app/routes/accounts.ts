import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { ownPath, text } from "@/lib/search";
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
  component: lazyRouteComponent(() => import("@/features/accounts/routes/SignUpPage"), "SignUpPage"),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  validateSearch: (search): { token?: string } => ({ token: text(search, "token") }),
  component: lazyRouteComponent(() => import("@/features/accounts/routes/InvitationPage"), "InvitationPage"),
});

export const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/profile",
  staticData: { title: msg`Profile and language` },
  component: lazyRouteComponent(() => import("@/features/accounts/routes/ProfilePage"), "ProfilePage"),
});

export const usersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/users",
  staticData: { title: msg`Users and roles` },
  component: lazyRouteComponent(() => import("@/features/accounts/routes/UsersPage"), "UsersPage"),
});

export const apiKeysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/api-keys",
  staticData: { title: msg`API keys` },
  component: lazyRouteComponent(() => import("@/features/accounts/routes/ApiKeysPage"), "ApiKeysPage"),
});

export const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/audit",
  staticData: { title: msg`Audit log` },
  component: lazyRouteComponent(() => import("@/features/accounts/routes/AuditPage"), "AuditPage"),
});
