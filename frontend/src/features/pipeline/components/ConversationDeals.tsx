import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { data as answer, client } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import { toastProblem } from "@/ui/feedback/toast";
import { Block } from "@/ui/shell/Block";
import { DEAL_PATHS } from "../hooks/useMove";
import { DealLine } from "./DealLine";

interface Props {
  conversation: string;
  company: string;
}

/** The deals that a conversation is about; another of the company's can be linked, or a new one made of the mail. */
export function ConversationDeals({ conversation, company }: Props) {
  const { t } = useLingui();
  const mayWrite = useMay("companies.write");
  const queries = useQueryClient();
  const linked = useQuery(
    query("/conversations/{conversation_id}/deals", { params: { path: { conversation_id: conversation } } }),
  );
  const theirs = useQuery(
    query("/companies/{company_id}/deals", { params: { path: { company_id: company } } }),
  );
  const link = useMutation({
    mutationFn: (id: string) =>
      answer(
        client.PUT("/deals/{deal_id}/conversations/{conversation_id}", {
          params: { path: { deal_id: id, conversation_id: conversation } },
        }),
      ),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, DEAL_PATHS),
  });
  const known = new Set((linked.data ?? []).map(({ id }) => id));
  const others = (theirs.data ?? []).filter(({ id, status }) => status === "open" && !known.has(id));
  return (
    <Block title={<Trans>Deals</Trans>}>
      {(linked.data ?? []).map((deal) => (
        <DealLine key={deal.id} deal={deal} />
      ))}
      {mayWrite ? (
        <>
          {others.length > 0 ? (
            <Select
              size="xs"
              my="xs"
              aria-label={t`Link with a deal`}
              placeholder={t`Link with a deal`}
              data={others.map(({ id, name }) => ({ value: id, label: name }))}
              value={null}
              disabled={link.isPending}
              onChange={(id) => id && link.mutate(id)}
            />
          ) : null}
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link to="/deals" search={{ panel: "new", conversation, company }} {...props} />
            )}
          >
            <Trans>Make a deal of this mail</Trans>
          </Anchor>
        </>
      ) : null}
    </Block>
  );
}
