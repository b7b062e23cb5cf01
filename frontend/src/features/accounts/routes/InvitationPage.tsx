import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { PublicFrame } from "@/ui/shell/PublicFrame";
import { AcceptInvitationForm } from "../components/AcceptInvitationForm";

/** What an invitation's link opens: into which company, as what, and the form that accepts. */
export function InvitationPage() {
  const { t } = useLingui();
  // The token stands behind the #, so that no server on the way writes it into a log.
  const token = useLocation({ select: ({ hash }) => hash });
  const preview = useQuery({
    queryKey: ["/invitation-previews", token],
    queryFn: () => data(client.POST("/invitation-previews", { body: { token } })),
    enabled: token !== "",
    retry: false,
  });
  const toSignIn = (
    <Button component={Link} to="/sign-in" variant="default">
      <Trans>Go to sign-in</Trans>
    </Button>
  );

  if (token === "") {
    return (
      <PublicFrame title={t`Invitation`}>
        <p>
          <Trans>This link is incomplete. Open it again from the message that you received.</Trans>
        </p>
        {toSignIn}
      </PublicFrame>
    );
  }
  if (preview.isPending) {
    return (
      <PublicFrame title={t`Invitation`}>
        <TextSkeleton />
      </PublicFrame>
    );
  }
  if (preview.error) {
    return (
      <PublicFrame title={t`Invitation`}>
        <ErrorState error={preview.error} />
        {toSignIn}
      </PublicFrame>
    );
  }
  const company = preview.data.tenant_name;
  return (
    <PublicFrame title={t`Join ${company}`}>
      <AcceptInvitationForm token={token} preview={preview.data} />
    </PublicFrame>
  );
}
