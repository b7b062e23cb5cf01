import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { toast, toastProblem } from "@/ui/feedback/toast";

export type ExportFormat = "csv" | "xlsx";

interface Props {
  /** The file's name, without its ending. */
  name: string;
  /** Asks for the file; the answer's body is a blob. */
  take: (format: ExportFormat) => Promise<{ data?: unknown; error?: unknown }>;
  compact?: boolean;
}

/** Takes a list out as a file, for roles that may; every export is logged. */
export function ExportMenu({ name, take, compact }: Props) {
  const { t } = useLingui();
  const sight = useQuery(query("/sight"));
  const save = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const answer = await take(format);
      if (answer.error) throw answer.error;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(answer.data as Blob);
      link.download = `${name}.${format}`;
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
          size={compact ? "xs" : "sm"}
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={save.isPending}
        >
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save.mutate("xlsx")}>
          <Trans>As a spreadsheet (XLSX)</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => save.mutate("csv")}>
          <Trans>As text (CSV)</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
