import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlugConnected, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import classes from "../components/erp.module.css";
import { LinkState } from "../components/LinkState";
import { ProblemNote } from "../components/ProblemNote";

/** The links to ERPs, and how they are. */
export function ErpLinksPage() {
  const { t } = useLingui();
  const links = useQuery(query("/erp-links"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`ERP`}
        description={
          <Trans>
            Keep customers and orders in step with your ERP. See what would happen before anything does.
          </Trans>
        }
        actions={
          <Button component={Link} to="/settings/erp/new" leftSection={<IconPlus size={16} aria-hidden />}>
            <Trans>Link an ERP</Trans>
          </Button>
        }
      />
      {links.isPending ? <RowsSkeleton rows={2} /> : null}
      {links.error && !links.data ? (
        <ErrorState error={links.error} onRetry={() => void links.refetch()} />
      ) : null}
      {links.data?.length === 0 ? (
        <EmptyState icon={IconPlugConnected}>
          <Trans>No ERP is linked yet. You need its address and a user of its own for Lading.</Trans>
        </EmptyState>
      ) : null}
      <ul className={classes.list}>
        {links.data?.map((link) => (
          <li key={link.id} className={classes.card}>
            <div className={classes.line}>
              <h2 className={classes.name}>
                <Link to="/settings/erp/$linkId" params={{ linkId: link.id }}>
                  <bdi>{link.name}</bdi>
                </Link>
              </h2>
              <LinkState link={link} />
            </div>
            <p className={classes.quiet}>
              {link.adapter_title}
              {link.dead + link.stuck + link.conflicts + link.approvals > 0 ? (
                <>
                  {" · "}
                  <Trans>
                    {link.dead} failed, {link.stuck} waiting, {link.conflicts} in conflict, {link.approvals}{" "}
                    for approval
                  </Trans>
                </>
              ) : null}
            </p>
            {link.problem ? <ProblemNote problem={link.problem} /> : null}
          </li>
        ))}
      </ul>
    </Page>
  );
}
