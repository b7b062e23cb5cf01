import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMay } from "@/api/session";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import classes from "./pool.module.css";

export type PoolPart = "/pool" | "/pool/mine" | "/pool/requests" | "/pool/log" | "/pool/rules";

interface Props {
  part: PoolPart;
  actions?: ReactNode;
  panel?: ReactNode;
  children: ReactNode;
}

/** The pages of the public pool: what can be claimed, what one holds, and what happened. */
export function PoolFrame({ part, actions, panel, children }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const manages = useMay("pool.manage");
  const parts: { value: PoolPart; label: string }[] = [
    { value: "/pool", label: t`Customers` },
    { value: "/pool/mine", label: t({ message: "Mine", context: "customers of the reader" }) },
    { value: "/pool/requests", label: t`Requests` },
    { value: "/pool/log", label: t`Log` },
    ...(manages ? [{ value: "/pool/rules" as const, label: t`Rules` }] : []),
  ];
  return (
    <Page panel={panel}>
      <PageHeader
        title={t`Public pool`}
        description={<Trans>Customers whom nobody looks after, for you to claim.</Trans>}
        actions={actions}
      />
      <div className={classes.parts}>
        <SegmentedControl
          size="xs"
          aria-label={t`Show`}
          value={part}
          data={parts}
          onChange={(value) => void navigate({ to: value as PoolPart })}
        />
      </div>
      {children}
    </Page>
  );
}
