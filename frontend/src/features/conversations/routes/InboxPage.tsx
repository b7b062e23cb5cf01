import { Trans, useLingui } from "@lingui/react/macro";
import { IconInbox } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { conversationColumns } from "../components/conversationColumns";

const route = getRouteApi("/signed-in/inbox");

export function InboxPage() {
  const { t } = useLingui();
  const { folder, kind, mailbox, unread, q } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    pages("/conversations", { params: { query: { folder, kind, mailbox_id: mailbox, unread, q } } }),
  );
  const { rows, total, totalCapped } = flatten(list.data);
  return (
    <Page>
      <PageHeader title={t`Inbox`} />
      <DataTable
        id="conversations"
        label={t`Conversations`}
        columns={conversationColumns}
        rows={rows}
        rowKey={(row) => row.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        onOpen={(row) => void navigate({ search: (search) => ({ ...search, conversation: row.id }) })}
        card={(row) => <span dir="auto">{row.subject}</span>}
        empty={
          <EmptyState icon={IconInbox}>
            <Trans>The mail of your mailboxes will be here.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
