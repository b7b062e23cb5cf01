import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { usePageTitle } from "@/ui/shell/pageTitle";

export function NotFoundPage() {
  const { t } = useLingui();
  usePageTitle(t`Not found`);
  return (
    <EmptyState
      icon={IconMapOff}
      action={
        <Button component={Link} to="/" variant="default">
          <Trans>Go to the inbox</Trans>
        </Button>
      }
    >
      <Trans>There is nothing at this address. It may have been removed, or the link is incomplete.</Trans>
    </EmptyState>
  );
}
