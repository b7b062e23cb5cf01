import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type Icon, IconMailPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "./EmptyState";

/** An empty place that fills itself once a mailbox is connected; for those who may add one. */
export function ConnectMailbox({ icon = IconMailPlus, children }: { icon?: Icon; children: ReactNode }) {
  return (
    <EmptyState
      icon={icon}
      action={
        <Button component={Link} to="/settings/mailboxes/new">
          <Trans>Add a mailbox</Trans>
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
