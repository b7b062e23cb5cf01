import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import type { ErpLink } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { CopyField } from "@/ui/forms/CopyField";
import { Section } from "@/ui/shell/Section";
import classes from "./erp.module.css";

/** Where an ERP sends its events; whoever knows the address may send hints there, so it is shown on demand. */
export function HookAddress({ link }: { link: ErpLink }) {
  const { t } = useLingui();
  const show = useMutation({
    mutationFn: (renew: boolean) =>
      data(
        client.POST("/erp-links/{link_id}/hook", {
          params: { path: { link_id: link.id } },
          body: { renew },
        }),
      ),
    onError: (error) => toastProblem(error),
  });
  return (
    <Section title={t`Events from the ERP`}>
      <div className={classes.form}>
        <p className={classes.quiet}>
          <Trans>
            Enter this address in the ERP as the target of its webhooks. Events only make Lading look sooner;
            it reads without them, too.
          </Trans>
        </p>
        {show.data ? <CopyField value={show.data.address} label={t`Address for the ERP's events`} /> : null}
        <Group>
          {show.data ? (
            <ConfirmButton
              label={t`Make a new address`}
              consequence={t`The address shown now ends at once; enter the new one in the ERP.`}
              onConfirm={() => show.mutate(true)}
            />
          ) : (
            <Button variant="default" loading={show.isPending} onClick={() => show.mutate(false)}>
              <Trans>Show the address</Trans>
            </Button>
          )}
        </Group>
      </div>
    </Section>
  );
}
