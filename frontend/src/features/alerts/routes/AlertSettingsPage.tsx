import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { CalendarSection } from "../components/CalendarSection";
import { ChannelSection } from "../components/ChannelSection";
import { WishesForm } from "../components/WishesForm";

export function AlertSettingsPage() {
  const { t } = useLingui();
  const settings = useQuery(query("/alerts/settings"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Alerts`}
        description={<Trans>What you are told of, where, and when you are left in peace.</Trans>}
      />
      <ChannelSection />
      {settings.data ? <WishesForm settings={settings.data} /> : null}
      {settings.isPending ? <TextSkeleton /> : null}
      {settings.error ? <ErrorState error={settings.error} onRetry={() => void settings.refetch()} /> : null}
      <CalendarSection />
    </Page>
  );
}
