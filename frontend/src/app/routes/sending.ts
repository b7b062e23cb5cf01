import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { later } from "@/i18n/later";
import { oneOf, text } from "@/lib/search";
import { settingsRoute } from "./settings";
import { signedInRoute } from "./signedIn";

const BOXES = ["drafts", "scheduled", "failed", "sent"] as const;

export const composeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/compose",
  staticData: { title: msg`New message` },
  validateSearch: (search): { draft?: string; to?: string } => ({
    draft: text(search, "draft"),
    to: text(search, "to"),
  }),
  component: lazyRouteComponent(
    later(() => import("../screens/ComposeScreen")),
    "ComposeScreen",
  ),
});

export const outgoingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/outgoing",
  staticData: { title: msg`Outgoing mail` },
  validateSearch: (search): { box?: (typeof BOXES)[number] } => ({ box: oneOf(search, "box", BOXES) }),
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/compose/OutgoingPage")),
    "OutgoingPage",
  ),
});

export const signaturesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/signatures",
  staticData: { title: msg`Addresses and signatures` },
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/compose/SignaturesPage")),
    "SignaturesPage",
  ),
});
