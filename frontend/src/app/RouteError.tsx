import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { isProblem } from "@/api/problem";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { NotFoundPage } from "./NotFoundPage";

/** A page that broke or could not load its data. The shell around it stays usable. */
export function RouteError({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  if (isProblem(error) && error.status === 404) return <NotFoundPage />;
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
