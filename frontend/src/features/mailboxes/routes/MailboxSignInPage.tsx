import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { problemTitle } from "@/ui/feedback/problemText";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { ProblemBox } from "../components/ProblemBox";

/** Where a provider sends people back: what it gave them becomes a mailbox, or a sentence on why not. */
export function MailboxSignInPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const finish = useMutation({
    mutationFn: (given: URLSearchParams) =>
      data(
        client.POST("/mailbox-sign-in-completions", {
          body: {
            state: given.get("state") ?? "",
            code: given.get("code"),
            error: given.get("error"),
            error_description: given.get("error_description"),
          },
        }),
      ),
    // The page says it, with what to do in the same sentence.
    onError: () => undefined,
    onSuccess: (mailbox) => {
      void invalidatePaths(queries, ["/mailboxes", "/mailboxes/{mailbox_id}"]);
      toast(t`Signed in; the newest mail comes first.`);
      void navigate({
        to: "/settings/mailboxes/$mailboxId",
        params: { mailboxId: mailbox.id },
        // A consent says nothing of the servers: whether they let us in shows here and now.
        search: { check: true },
        replace: true,
      });
    },
  });

  // What the provider gave serves once, and has no place in the history of the browser.
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current) return;
    taken.current = true;
    const given = new URLSearchParams(globalThis.location.search);
    globalThis.history.replaceState(globalThis.history.state, "", globalThis.location.pathname);
    finish.mutate(given);
  }, [finish]);

  return (
    <Page layout="text">
      <PageHeader title={t`Sign in to a mailbox`} />
      {finish.error ? (
        <ProblemBox title={problemTitle(finish.error)} whatToDo="" serverSaid={null}>
          <Group mt="md">
            <Button component={Link} to="/settings/mailboxes/new" size="xs">
              <Trans>Begin again</Trans>
            </Button>
            <Button component={Link} to="/settings/mailboxes" size="xs" variant="default">
              <Trans>All mailboxes</Trans>
            </Button>
          </Group>
        </ProblemBox>
      ) : (
        <div role="status" aria-label={t`Signing in…`}>
          <TextSkeleton />
        </div>
      )}
    </Page>
  );
}
