import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMay } from "@/api/session";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import classes from "./leads.module.css";

type LeadsPart = "/leads" | "/leads/rules" | "/leads/forms";

interface Props {
  part: LeadsPart;
  actions?: ReactNode;
  panel?: ReactNode;
  children: ReactNode;
}

/** The pages of leads: the queue, and for managers the rules and the web forms. */
export function LeadsFrame({ part, actions, panel, children }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const manages = useMay("pool.manage");
  const parts: { value: LeadsPart; label: string }[] = [
    { value: "/leads", label: t`Inquiries` },
    { value: "/leads/rules", label: t`Rules` },
    { value: "/leads/forms", label: t`Web forms` },
  ];
  return (
    <Page panel={panel}>
      <PageHeader
        title={t`Leads`}
        description={<Trans>New inquiries, who answers them, and how long that may take.</Trans>}
        actions={actions}
      />
      {manages ? (
        <div className={classes.parts}>
          <SegmentedControl
            size="xs"
            aria-label={t`Show`}
            value={part}
            data={parts}
            onChange={(value) => void navigate({ to: value as LeadsPart })}
          />
        </div>
      ) : null}
      {children}
    </Page>
  );
}
