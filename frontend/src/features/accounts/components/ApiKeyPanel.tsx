import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { ApiKey } from "@/api/types";
import { toast } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { Details } from "@/ui/records/Details";
import { TimeText } from "@/ui/records/TimeText";
import { SidePanel } from "@/ui/shell/SidePanel";
import { ScopeNames } from "./ScopeNames";

export function ApiKeyPanel({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => client.DELETE("/api-keys/{key_id}", { params: { path: { key_id: apiKey.id } } }),
    onSuccess: async () => {
      toast(t`The key ${apiKey.name} is revoked.`);
      onClose();
      await invalidatePaths(queries, ["/api-keys"]);
    },
  });
  return (
    <SidePanel title={apiKey.name} recordId={apiKey.id} onClose={onClose}>
      <Details
        rows={[
          [
            t`Begins with`,
            <code key="prefix" dir="ltr">
              {apiKey.prefix}…
            </code>,
          ],
          [t`Rights`, <ScopeNames key="scopes" scopes={apiKey.scopes} />],
          [t`Made`, <TimeText key="made" instant={apiKey.created_at} />],
          [
            t`Last used`,
            apiKey.last_used_at ? <TimeText key="used" instant={apiKey.last_used_at} /> : t`Never`,
          ],
          [
            t`Valid until`,
            apiKey.expires_at ? (
              <TimeText key="until" instant={apiKey.expires_at} as="date" />
            ) : (
              t`Until it is revoked`
            ),
          ],
        ]}
      />
      <ConfirmButton
        label={<Trans>Revoke the key</Trans>}
        consequence={
          <Trans>Programs that use this key stop working at once. A revoked key cannot come back.</Trans>
        }
        loading={revoke.isPending}
        onConfirm={() => revoke.mutate()}
        c="var(--l-danger)"
      />
    </SidePanel>
  );
}
