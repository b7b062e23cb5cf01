import { useLingui } from "@lingui/react/macro";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";

export function InvitationPage() {
  const { t } = useLingui();
  return (
    <Page layout="text">
      <PageHeader title={t`Invitation`} />
    </Page>
  );
}
