import { Trans, useLingui } from "@lingui/react/macro";
import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { StageText } from "@/ui/records/StageText";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./letter.module.css";

interface Props {
  template: string;
  onClose: () => void;
}

/** What came of the letters made from a template, by language, country and stage. Machines are left out. */
export function ResultsPanel({ template, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const results = useQuery(
    query("/templates/{template_id}/results", { params: { path: { template_id: template } } }),
  );
  const rows = results.data ?? [];
  const sum = (name: "sent" | "replied" | "opened" | "clicked") =>
    format.number(rows.reduce((total, row) => total + row[name], 0));
  return (
    <SidePanel title={t`Results`} recordId={template} onClose={onClose}>
      {results.isError ? (
        <ErrorState error={results.error} onRetry={() => void results.refetch()} />
      ) : !results.data ? (
        <TextSkeleton lines={6} />
      ) : rows.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>Nothing was sent from this template yet.</Trans>
        </p>
      ) : (
        <>
          <p className={classes.quiet}>
            <Trans>Opens and clicks are those of people; machines are left out.</Trans>
          </p>
          <Table fz="sm" className="numeric">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t`To whom`}</Table.Th>
                <Table.Th>{t`Sent`}</Table.Th>
                <Table.Th>{t`Replies`}</Table.Th>
                <Table.Th>{t`Opened`}</Table.Th>
                <Table.Th>{t`Clicked`}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ language, country, stage, sent, replied, opened, clicked }) => (
                <Table.Tr key={`${language} ${country} ${stage}`}>
                  <Table.Td>
                    {format.language(language)}
                    {country ? ` · ${format.country(country)}` : ""}
                    {stage ? <StageText stage={stage as Parameters<typeof StageText>[0]["stage"]} /> : null}
                  </Table.Td>
                  <Table.Td>{format.number(sent)}</Table.Td>
                  <Table.Td>{format.number(replied)}</Table.Td>
                  <Table.Td>{format.number(opened)}</Table.Td>
                  <Table.Td>{format.number(clicked)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th>{t`Total`}</Table.Th>
                <Table.Th>{sum("sent")}</Table.Th>
                <Table.Th>{sum("replied")}</Table.Th>
                <Table.Th>{sum("opened")}</Table.Th>
                <Table.Th>{sum("clicked")}</Table.Th>
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </>
      )}
    </SidePanel>
  );
}
