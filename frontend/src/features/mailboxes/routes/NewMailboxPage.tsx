import { Trans, useLingui } from "@lingui/react/macro";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { NewMailboxForm } from "../components/NewMailboxForm";

export function NewMailboxPage() {
  const { t } = useLingui();
  return (
    <Page layout="text">
      <PageHeader
        title={t`Add a mailbox`}
        description={
          <Trans>
            An address and its secret are enough; the rest is looked up and tested before anything is kept.
          </Trans>
        }
      />
      <NewMailboxForm />
    </Page>
  );
}
