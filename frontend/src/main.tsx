import "@fontsource-variable/inter";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "virtual:theme.css";
import "@/ui/theme/global.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { onSignInRequired } from "@/api/client";
import { sessionQuery } from "@/api/session";
import { Providers } from "@/app/Providers";
import { queries } from "@/app/queries";
import { router } from "@/app/router";
import { activateLocale, initialLocale } from "@/i18n/activate";
import { laterTexts } from "@/i18n/later";

onSignInRequired(() => {
  // Only a session that was there and has ended sends the reader away; the guards of the routes do the rest.
  if (queries.getQueryData(sessionQuery.queryKey) === undefined) return;
  queries.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.invalidate();
});

await activateLocale(initialLocale());

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
// The next screen is likely to want them; this one has what it needs.
window.addEventListener("load", () => void laterTexts().catch(() => undefined), { once: true });
