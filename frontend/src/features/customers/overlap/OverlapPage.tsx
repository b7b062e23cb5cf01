import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { client } from "@/api/client";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import { AppealItem } from "./AppealItem";
import { OverlapBox } from "./OverlapBox";
import { OverlapRulesForm } from "./OverlapRulesForm";
import classes from "./overlap.module.css";

const route = getRouteApi("/signed-in/overlap");

/** Whose customer somebody is, and what managers decided about it. */
export function OverlapPage() {
  const { t } = useLingui();
  const { text } = route.useSearch();
  const mayAsk = useMay("companies.write");
  const arbitrates = useMay("companies.arbitrate");
  const appeals = useQuery(query("/overlap/appeals"));
  const unseen = appeals.data?.some(({ seen }) => !seen) ?? false;
  useEffect(() => {
    // The marks stay until the page is left; the count elsewhere goes at once.
    if (unseen) void client.POST("/overlap/appeals/seen");
  }, [unseen]);
  return (
    <Page layout="text">
      <PageHeader
        title={t`Whose customer?`}
        description={<Trans>Before you write: see whether a colleague has the customer already.</Trans>}
      />
      {mayAsk ? <OverlapBox key={text} initial={text} /> : null}
      <Section
        title={<Trans>Appeals</Trans>}
        description={
          arbitrates ? (
            <Trans>What your team wants decided. Both sides are told.</Trans>
          ) : (
            <Trans>What you asked for, and what was asked of you.</Trans>
          )
        }
      >
        {appeals.data?.length ? (
          <ul className={classes.appeals}>
            {appeals.data.map((appeal) => (
              <AppealItem key={appeal.id} appeal={appeal} />
            ))}
          </ul>
        ) : (
          <p className={classes.muted}>
            <Trans>No appeals. When two want one customer, a manager decides here.</Trans>
          </p>
        )}
      </Section>
      {arbitrates ? (
        <Section title={<Trans>Rules</Trans>}>
          <OverlapRulesForm />
        </Section>
      ) : null}
    </Page>
  );
}
