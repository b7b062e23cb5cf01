import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths } from "@/api/query";
import type { DealFile } from "@/api/types";
import { CustomList } from "@/ui/custom/CustomList";
import { problemTitle } from "@/ui/feedback/problemText";
import { DEAL_PATHS } from "../hooks/useMove";

/** The tenant's own fields of a deal, each edited in its place. */
export function DealCustom({ deal }: { deal: DealFile }) {
  const queries = useQueryClient();
  return (
    <CustomList
      of="deal"
      values={deal.custom}
      mayEdit={deal.editable}
      onSave={async (custom) => {
        try {
          await data(
            client.PATCH("/deals/{deal_id}", {
              params: { path: { deal_id: deal.id }, header: { "If-Match": `"${deal.version}"` } },
              body: { custom },
            }),
          );
          await invalidatePaths(queries, DEAL_PATHS);
          return null;
        } catch (error) {
          return (isProblem(error) ? error.errors[0]?.message : undefined) ?? problemTitle(error);
        }
      }}
    />
  );
}
