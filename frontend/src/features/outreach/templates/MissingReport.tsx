import { Plural, Trans } from "@lingui/react/macro";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import classes from "./list.module.css";
import type { MissingVersions } from "./types";

/** Which languages of the contacts the templates are not written in, and what these contacts get instead. */
export function MissingReport() {
  const report = useQuery(query("/template-report"));
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  if (!report.data) return <RowsSkeleton />;
  if (report.data.length === 0)
    return (
      <EmptyState icon={IconCircleCheck}>
        <Trans>Every template is written in every language that your contacts read.</Trans>
      </EmptyState>
    );
  return (
    <ul className={classes.report}>
      {report.data.map((template) => (
        <Line key={template.template_id} template={template} />
      ))}
    </ul>
  );
}

function Line({ template }: { template: MissingVersions }) {
  const format = useFormats();
  const names = (tags: readonly string[]) => tags.map((tag) => format.language(tag)).join(", ");
  return (
    <li>
      <Link to="/templates/$id" params={{ id: template.template_id }} className={classes.rowName} dir="auto">
        {template.name}
      </Link>
      {template.missing.map(({ language, name, contacts, instead }) => (
        <p key={language}>
          <strong>{name}</strong>:{" "}
          <Plural value={contacts} one="# contact reads it" other="# contacts read it" />
          {instead ? (
            <>
              {", "}
              <Trans>and gets {format.language(instead)} instead</Trans>
            </>
          ) : null}
        </p>
      ))}
      {template.outdated.length > 0 ? (
        <p>
          <Trans>Outdated: {names(template.outdated)}</Trans>
        </p>
      ) : null}
      {template.drafts.length > 0 ? (
        <p>
          <Trans>Drafts: {names(template.drafts)}</Trans>
        </p>
      ) : null}
    </li>
  );
}
