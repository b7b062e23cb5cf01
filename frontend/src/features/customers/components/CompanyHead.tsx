import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useMay } from "@/api/session";
import type { CompanyFile } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import { useArchive } from "../hooks/useArchive";
import { ArchiveButton } from "./ArchiveButton";
import { ArchivedBar } from "./ArchivedBar";
import { CompanyMeta } from "./CompanyMeta";
import { FieldValue } from "./FieldValue";
import classes from "./record.module.css";
import { StarButton } from "./StarButton";
import { TagEditor } from "./TagEditor";

interface Props {
  company: CompanyFile;
  /** When to write next, from the domain that knows. */
  followUp?: ReactNode;
}

/** Who, where, when, how far: the head of a company's file. */
export function CompanyHead({ company, followUp }: Props) {
  const { t } = useLingui();
  const mayEdit = useMay("companies.write");
  const { archive, restore, isPending } = useArchive("company");
  const { archived_at, website, last_message_at, conversations_count: count } = company;
  return (
    <>
      {archived_at ? (
        <ArchivedBar
          at={archived_at}
          busy={isPending}
          onRestore={mayEdit ? () => restore(company) : undefined}
        />
      ) : null}
      <header className={classes.head}>
        <div className={classes.titleRow}>
          <h1 className={classes.title} dir="auto">
            {company.name}
          </h1>
          <StarButton company={company} />
          {mayEdit && !archived_at ? (
            <ArchiveButton busy={isPending} onArchive={() => archive(company)} />
          ) : null}
        </div>
        <div className={classes.metaRow}>
          <CompanyMeta company={company} />
          {followUp}
        </div>
        <div className={classes.tagLine}>
          {website ? (
            <Anchor href={website} target="_blank" rel="noreferrer" inherit aria-label={t`Website`}>
              <FieldValue kind="url" value={website} /> <IconExternalLink size={13} aria-hidden />
            </Anchor>
          ) : null}
          <span className={classes.subtitle}>
            <Plural value={count} one="# conversation" other="# conversations" />
            {last_message_at ? (
              <>
                {" · "}
                <Trans>
                  last mail <TimeText instant={last_message_at} />
                </Trans>
              </>
            ) : null}
          </span>
          <TagEditor company={company} />
        </div>
      </header>
    </>
  );
}
