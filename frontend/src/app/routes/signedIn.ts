import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { isProblem } from "@/api/problem";
import { sessionQuery } from "@/api/session";
import { later } from "@/i18n/later";
import { NotFoundPage } from "../NotFoundPage";
import { ShellPending } from "../ShellPending";
import { rootRoute } from "./root";

/** Everything that needs a session; without one the reader signs in and comes back to where they wanted to go. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.query({ ...sessionQuery, staleTime: Number.POSITIVE_INFINITY });
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        const back = location.href === "/" ? undefined : location.href;
        throw redirect({ to: "/sign-in", search: { back } });
      }
      throw error;
    }
  },
  pendingComponent: ShellPending,
  component: lazyRouteComponent(
    later(() => import("../SignedInLayout")),
    "SignedInLayout",
  ),
});

export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/today", replace: true });
  },
});

/** Every other address: said within the shell, so that the reader finds the way on. */
export const unknownRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "$",
  component: NotFoundPage,
});
