import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Accounts } from "./Accounts";
import { Firms } from "./Firms";
import { LayoutEditor } from "./LayoutEditor";
import classes from "./papers.module.css";

/** Who we are on papers, which accounts they may name, and how they look. */
export function PaperSettingsPage() {
  const { t } = useLingui();
  const mayChange = useMay("trade.approve");
  const settings = useQuery(query("/paper-settings"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Papers`}
        description={
          <Trans>
            Quotations, invoices and packing lists print your name and accounts exactly as they stand here.
          </Trans>
        }
      />
      {settings.error ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : settings.data === undefined ? (
        <TextSkeleton lines={12} />
      ) : (
        <div className={classes.stack}>
          <Firms firms={settings.data.firms} mayChange={mayChange} />
          <Accounts accounts={settings.data.accounts} firms={settings.data.firms} mayChange={mayChange} />
          <LayoutEditor settings={settings.data} mayChange={mayChange} />
        </div>
      )}
    </Page>
  );
}
