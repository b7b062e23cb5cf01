import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { DirectionProvider, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, Suspense } from "react";
import { sessionQuery } from "@/api/session";
import type { Me } from "@/api/types";
import { theme } from "@/ui/theme/theme";
import { aMe } from "./data";

interface Options {
  /** The signed-in user; an owner by default. */
  me?: Me;
  /** Where the page stands, and the path patterns that it may go to. */
  at?: string;
  path?: string;
}

/** Renders a component as the app would: texts, theme, data, a signed-in user, and a router to move in. */
export function renderApp(ui: ReactNode, { me = aMe(), at = "/", path = at.split("?")[0] }: Options = {}) {
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  });
  queries.setQueryData(sessionQuery.queryKey, me);

  const root = createRootRoute({ component: Outlet });
  const page = createRoute({
    getParentRoute: () => root,
    path: path ?? "/",
    component: () => <Suspense>{ui}</Suspense>,
  });
  const elsewhere = createRoute({ getParentRoute: () => root, path: "$", component: () => null });
  const router = createRouter({
    routeTree: root.addChildren([page, elsewhere]),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  const result = render(
    <I18nProvider i18n={i18n}>
      <DirectionProvider initialDirection="ltr" detectDirection={false}>
        <MantineProvider theme={theme} env="test">
          <QueryClientProvider client={queries}>
            {/* The app's registered router has another type; a test needs only somewhere to stand. */}
            <RouterProvider router={router as never} />
          </QueryClientProvider>
          <Notifications />
        </MantineProvider>
      </DirectionProvider>
    </I18nProvider>,
  );
  return { ...result, user: userEvent.setup({ delay: null }), queries, router };
}
