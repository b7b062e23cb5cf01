import { useLingui } from "@lingui/react/macro";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";

export function NewMailboxPage() {
  const { t } = useLingui();
  return (
    <Page layout="text">
      <PageHeader title={t`Add a mailbox`} />
    </Page>
  );
}
