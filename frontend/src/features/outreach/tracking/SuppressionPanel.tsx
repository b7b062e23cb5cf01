import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { Details } from "@/ui/records/Details";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./tracking.module.css";
import type { Suppression } from "./types";
import { REASONS } from "./words";

interface Props {
  suppression: Suppression;
  onClose: () => void;
}

/** One suppressed address: why, what shows it, and how it comes off the list. */
export function SuppressionPanel({ suppression, onClose }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const said = typeof suppression.evidence.said === "string" ? suppression.evidence.said : "";
  const api = useApiForm({
    initialValues: { reason: "" },
    validate: { reason: (value) => (value.trim().length < 3 ? t`Say who asked for it, and how.` : null) },
    submit: ({ reason }) =>
      data(
        client.POST("/suppressions/{suppression_id}/lift", {
          params: { path: { suppression_id: suppression.id } },
          body: { reason },
        }),
      ),
    onDone: () => {
      toast(t`The address may be written to again.`);
      void invalidatePaths(queries, ["/suppressions"]);
      onClose();
    },
  });
  return (
    <SidePanel title={<bdi dir="ltr">{suppression.address}</bdi>} recordId={suppression.id} onClose={onClose}>
      <Details
        rows={[
          [t`Reason`, i18n._(REASONS[suppression.reason])],
          [t`Since`, format.full(suppression.since)],
          [t`By`, suppression.by || t`By itself`],
          [t`Note`, suppression.note || "–"],
          ...(said ? ([[t`The server said`, said]] as [string, string][]) : []),
          ...(suppression.lifted_at
            ? ([
                [t`Lifted`, format.full(suppression.lifted_at)],
                [t`Lifted by`, suppression.lifted_by || t`The reader`],
                [t`Why`, suppression.lifted_reason ?? ""],
              ] as [string, string][])
            : []),
        ]}
      />
      {suppression.lifted_at ? null : (
        <ApiFormFrame api={api} label={t`Lift the suppression`}>
          <div className={classes.fields}>
            <Textarea
              label={t`Why may it be written to again?`}
              description={t`Who asked for it, and how: it is kept with the entry.`}
              autosize
              minRows={2}
              {...api.form.getInputProps("reason")}
            />
            <Button type="submit" variant="default" loading={api.isPending}>
              <Trans>Lift the suppression</Trans>
            </Button>
          </div>
        </ApiFormFrame>
      )}
    </SidePanel>
  );
}
