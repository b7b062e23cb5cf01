import { QueryClient } from "@tanstack/react-query";
import { isProblem } from "@/api/problem";
import { toastProblem } from "@/ui/feedback/toast";

const RETRIES = 2;

/** The store of everything that the server knows. Reads retry when the fault may pass; writes never do. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // The browser's idea of being offline stops nothing: the service worker answers what was opened before.
      networkMode: "always",
      retry: (failures, error) =>
        failures < RETRIES &&
        isProblem(error) &&
        (error.status === 0 ? navigator.onLine : error.status >= 500),
    },
    mutations: {
      retry: false,
      networkMode: "always",
      // A form shows its own refusals and says so by having an onError; everything else says it in a toast.
      onError: (error) => toastProblem(error),
    },
  },
});
