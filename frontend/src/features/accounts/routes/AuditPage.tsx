import { useLingui } from "@lingui/react/macro";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";

export function AuditPage() {
  const { t } = useLingui();
  return (
    <Page layout="text">
      <PageHeader title={t`Audit log`} />
    </Page>
  );
}
