import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { ContactChoice } from "./ContactChoice";
import { GivenFields } from "./GivenFields";
import classes from "./letter.module.css";
import { MannerForm } from "./MannerForm";
import { ProblemList } from "./ProblemList";
import { Sheet } from "./Sheet";
import type { Given, Problem, Text, Version } from "./types";
import { useFilled } from "./useFilled";
import { useFields } from "./useTemplates";

interface Props {
  template: string;
  version: Version;
  /** What is on the screen, saved or not. */
  text: Text;
  contact: string | null;
  onContact: (id: string | null) => void;
  onJump: (problem: Problem) => void;
}

/** The letter as one contact would get it, with what is missing. */
export function Preview({ template, version, text, contact, onContact, onJump }: Props) {
  const { t } = useLingui();
  const fields = useFields();
  const [width, setWidth] = useState<"mail" | "phone">("mail");
  const [given, setGiven] = useState<Given>({});
  const filled = useFilled({ template, contact, language: version.language, given, draft: text });
  const letter = filled.data;
  const empty = (letter?.problems ?? []).flatMap((each) =>
    each.code === "empty" && each.field ? [each.field] : [],
  );
  const typed = Object.entries(given).flatMap(([group, values]) =>
    Object.keys(values).map((name) => `${group}.${name}`),
  );
  return (
    <section className={classes.preview} aria-label={t`Preview`}>
      <ContactChoice value={contact} onChange={onContact} />
      {contact ? <MannerForm key={contact} contact={contact} onSaved={() => void filled.refetch()} /> : null}
      {letter ? (
        <ProblemList problems={letter.problems} onJump={onJump} />
      ) : filled.isError ? (
        <ErrorState error={filled.error} onRetry={() => void filled.refetch()} />
      ) : (
        <TextSkeleton lines={6} />
      )}
      <GivenFields
        fields={fields}
        paths={[...new Set([...typed, ...empty])]}
        given={given}
        onChange={setGiven}
      />
      {letter ? (
        <>
          <div className={classes.previewHead}>
            <h3 className={classes.subject} dir={letter.direction} lang={letter.language}>
              {letter.subject || <Trans>No subject</Trans>}
              {letter.preheader ? <span className={classes.preheader}> — {letter.preheader}</span> : null}
            </h3>
            <SegmentedControl
              size="xs"
              aria-label={t`Width`}
              value={width}
              onChange={(next) => setWidth(next === "phone" ? "phone" : "mail")}
              data={[
                { value: "mail", label: t`Mail` },
                { value: "phone", label: t`Phone` },
              ]}
            />
          </div>
          <Sheet html={letter.html} width={width} />
        </>
      ) : null}
    </section>
  );
}
