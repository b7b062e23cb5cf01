import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { OAuthClientSection } from "../components/OAuthClientSection";

/** The company's own registrations at Google and Microsoft, with which people open their mailboxes. */
export function OAuthClientsPage() {
  const { t } = useLingui();
  const mayManage = useMay("mailboxes.manage");
  const clients = useQuery(query("/mailbox-oauth-clients"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Sign-in with Google and Microsoft`}
        description={
          <Trans>
            With a registration there, people open their mailboxes on the provider's own page, without a
            password.
          </Trans>
        }
      />
      {clients.data ? (
        clients.data.map((client) => (
          <OAuthClientSection
            key={`${client.provider} ${client.changed_at}`}
            client={client}
            editable={mayManage}
          />
        ))
      ) : clients.error ? (
        <ErrorState error={clients.error} onRetry={() => void clients.refetch()} />
      ) : (
        <TextSkeleton />
      )}
    </Page>
  );
}
