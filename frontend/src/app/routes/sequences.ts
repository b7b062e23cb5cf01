import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { query } from "@/api/query";
import { enrolSearch, sequenceSearch, sequencesSearch } from "@/features/outreach/sequences/search";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

export const sequencesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/sequences",
  staticData: { title: msg`Sequences` },
});

export const sequenceListRoute = createRoute({
  getParentRoute: () => sequencesRoute,
  path: "/",
  validateSearch: sequencesSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/sequences/SequencesPage")),
    "SequencesPage",
  ),
});

export const enrolRoute = createRoute({
  getParentRoute: () => sequencesRoute,
  path: "enrol",
  staticData: { title: msg`Put people in` },
  validateSearch: enrolSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/sequences/EnrolPage")),
    "EnrolPage",
  ),
});

export const sequenceRoute = createRoute({
  getParentRoute: () => sequencesRoute,
  path: "$id",
  staticData: { title: msg`Sequence` },
  validateSearch: sequenceSearch,
  loader: ({ context, params }) =>
    context.queries.query(
      query("/sequences/{sequence_id}", { params: { path: { sequence_id: params.id } } }),
    ),
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/sequences/SequencePage")),
    "SequencePage",
  ),
});
