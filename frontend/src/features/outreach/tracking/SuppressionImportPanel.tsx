import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./tracking.module.css";

interface Outcome {
  added: number;
  known: number;
  unreadable: string[];
  unreadable_count: number;
}

/** Brings in a list of addresses out of another system. */
export function SuppressionImportPanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const api = useApiForm({
    initialValues: { text: "" },
    validate: { text: (value) => (value.includes("@") ? null : t`There is no address in it.`) },
    submit: (values) => data(client.POST("/suppressions/imports", { body: values })),
    onDone: (answer) => {
      setOutcome(answer);
      void invalidatePaths(queries, ["/suppressions"]);
    },
  });
  return (
    <SidePanel title={t`Bring in a list`} recordId="import" onClose={onClose}>
      <ApiFormFrame api={api} label={t`Bring in a list`}>
        <div className={classes.fields}>
          <Textarea
            label={t`Addresses`}
            description={t`One a line, or CSV; what else stands in the line is kept as a note.`}
            dir="ltr"
            autosize
            minRows={6}
            maxRows={16}
            {...api.form.getInputProps("text")}
          />
          <FileButton
            accept=".csv,.txt,text/plain,text/csv"
            onChange={(file) => {
              if (file) void file.text().then((text) => api.form.setFieldValue("text", text));
            }}
          >
            {(props) => (
              <Button variant="default" {...props}>
                <Trans>Take it from a file</Trans>
              </Button>
            )}
          </FileButton>
          <Button type="submit" loading={api.isPending}>
            <Trans>Send nothing to these any more</Trans>
          </Button>
        </div>
      </ApiFormFrame>
      {outcome ? (
        <div role="status">
          <p>
            <Trans>
              {format.number(outcome.added)} added, {format.number(outcome.known)} were on the list already.
            </Trans>
          </p>
          {outcome.unreadable_count > 0 ? (
            <>
              <p>
                <Trans>In {format.number(outcome.unreadable_count)} lines no address was found:</Trans>
              </p>
              <ul className={classes.found} dir="auto">
                {outcome.unreadable.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
    </SidePanel>
  );
}
