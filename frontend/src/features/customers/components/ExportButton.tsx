import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { client } from "@/api/client";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { toast, toastProblem } from "@/ui/feedback/toast";

type Companies = components["schemas"]["CompanyExport"];
type Contacts = components["schemas"]["ContactExport"];
type Format = "csv" | "xlsx";

interface Props {
  /** The list as it is narrowed now. */
  of:
    | { kind: "companies"; filters: Omit<Companies, "format"> }
    | { kind: "contacts"; filters: Omit<Contacts, "format"> };
}

/** Takes a list out as a file, for roles that may; every export is logged. */
export function ExportButton({ of }: Props) {
  const { t } = useLingui();
  const sight = useQuery(query("/sight"));
  const take = useMutation({
    mutationFn: async (format: Format) => {
      const answer =
        of.kind === "companies"
          ? await client.POST("/companies/exports", { body: { ...of.filters, format }, parseAs: "blob" })
          : await client.POST("/contacts/exports", { body: { ...of.filters, format }, parseAs: "blob" });
      if (answer.error) throw answer.error;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(answer.data as unknown as Blob);
      link.download = `${of.kind}.${format}`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
    onSuccess: () => toast(t`The file is made. The export is noted.`),
    onError: toastProblem,
  });
  if (!sight.data?.may_export) return null;
  return (
    <Menu withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={take.isPending}
        >
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => take.mutate("xlsx")}>
          <Trans>As a spreadsheet (XLSX)</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => take.mutate("csv")}>
          <Trans>As text (CSV)</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
