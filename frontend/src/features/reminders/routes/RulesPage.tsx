import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconBolt, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { ReminderRuleKind } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { RuleCard } from "../components/RuleCard";

/** Rules that set reminders by themselves: added, tried on the last 90 days, switched on. */
export function RulesPage() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const rules = useQuery(query("/reminder-rules"));
  const add = useMutation({
    mutationFn: (kind: ReminderRuleKind["kind"]) =>
      data(client.POST("/reminder-rules", { body: { kind, params: {} } })),
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/reminder-rules"]),
  });
  const kinds = rules.data?.kinds ?? [];
  const menu = (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden />} loading={add.isPending}>
          <Trans>Add a rule</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind.kind} onClick={() => add.mutate(kind.kind)}>
            {kind.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <Page layout="text">
      <PageHeader
        title={t`Reminder rules`}
        description={
          <Trans>
            Reminders that set themselves, on the customer's working days. Try a rule before you switch it on.
          </Trans>
        }
        actions={menu}
      />
      {rules.isPending ? <RowsSkeleton rows={3} /> : null}
      {rules.error && !rules.data ? (
        <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
      ) : null}
      {rules.data?.items.length === 0 ? (
        <EmptyState icon={IconBolt}>
          <Trans>No rules yet. The first could remind of inquiries that nobody has answered.</Trans>
        </EmptyState>
      ) : null}
      {rules.data?.items.map((rule) => {
        const kind = kinds.find((each) => each.kind === rule.kind);
        return kind ? <RuleCard key={rule.id} rule={rule} kind={kind} /> : null;
      })}
    </Page>
  );
}
