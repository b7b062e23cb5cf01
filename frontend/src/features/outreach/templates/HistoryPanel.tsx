import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast } from "@/ui/feedback/toast";
import { TimeText } from "@/ui/records/TimeText";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./letter.module.css";
import type { Revision, Version } from "./types";
import { useLanguages } from "./useTemplates";

interface Props {
  template: string;
  version: Version;
  mayChange: boolean;
  onClose: () => void;
  /** A text came back: the editor shows it. */
  onRestored: (version: Version) => void;
}

/** Every text that a language had, with a way back to each. */
export function HistoryPanel({ template, version, mayChange, onClose, onRestored }: Props) {
  const { t } = useLingui();
  const { restore } = useLanguages(template);
  const { language } = version;
  const list = useQuery(
    query("/templates/{template_id}/languages/{language}/revisions", {
      params: { path: { template_id: template, language } },
    }),
  );
  const origins: Record<string, string> = {
    edit: t`written`,
    restore: t`brought back`,
    copy: t`copied`,
    import: t`imported`,
    ready: t`came with Lading`,
  };
  const entry = (row: Revision) => (
    <li key={row.id} className={classes.revision}>
      <div className={classes.revisionHead}>
        <span>
          <bdi>{row.actor}</bdi> · {origins[row.origin] ?? row.origin} · <TimeText instant={row.at} />
        </span>
        {row.is_current ? (
          <small>
            <Trans>now</Trans>
          </small>
        ) : mayChange ? (
          <Button
            size="compact-xs"
            variant="default"
            loading={restore.isPending && restore.variables.revision === row.revision}
            onClick={() =>
              restore.mutate(
                { language, revision: row.revision },
                {
                  onSuccess: (saved) => {
                    onRestored(saved);
                    toast(<Trans>The older text is back</Trans>);
                  },
                },
              )
            }
          >
            <Trans>Bring back</Trans>
          </Button>
        ) : null}
      </div>
      <div className={classes.revisionText} dir={version.direction} lang={language}>
        <strong>{row.subject}</strong>
        {row.preheader ? <p className={classes.quiet}>{row.preheader}</p> : null}
        <p>{plain(row.html)}</p>
      </div>
    </li>
  );
  return (
    <SidePanel title={t`History: ${version.name}`} recordId={language} onClose={onClose}>
      {list.data ? (
        <ol className={classes.revisions}>{list.data.map(entry)}</ol>
      ) : list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <TextSkeleton lines={8} />
      )}
    </SidePanel>
  );
}

/** The words of a text, one line a block. */
function plain(html: string): string {
  const holder = document.createElement("template");
  holder.innerHTML = html.replace(/<\/(?:p|li|h\d|tr)>|<br>/g, "$&\n");
  return (holder.content.textContent ?? "").replace(/\n{2,}/g, "\n").trim();
}
