import { Trans, useLingui } from "@lingui/react/macro";
import { useMe } from "@/api/session";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { NameForm } from "../components/NameForm";
import { PasswordForm } from "../components/PasswordForm";
import { ReadingSection } from "../components/ReadingSection";
import { TwoFactorSection } from "../components/TwoFactorSection";

export function ProfilePage() {
  const { t } = useLingui();
  const { user } = useMe();
  return (
    <Page layout="text">
      <PageHeader
        title={t`Profile and language`}
        description={<Trans>How you are called, how you read times and texts, and how you sign in.</Trans>}
      />
      <NameForm key={user.name} user={user} />
      <ReadingSection user={user} />
      <PasswordForm email={user.email} />
      <TwoFactorSection enabled={user.totp_enabled} />
    </Page>
  );
}
