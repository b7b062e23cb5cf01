import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import {
  Button,
  Checkbox,
  ColorInput,
  MultiSelect,
  NumberInput,
  Select,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Section } from "@/ui/shell/Section";
import { FirmSelect } from "../shared/FirmSelect";
import { PictureButtons } from "./PictureButtons";
import classes from "./papers.module.css";
import type { Layout, PaperKind, PaperLanguage, PaperSettings } from "./types";
import { COLUMNS, KINDS, LANGUAGES, PARTS } from "./words";

/** The look of a kind of paper, with an invented order beside it that follows every change. */
export function LayoutEditor({ settings, mayChange }: { settings: PaperSettings; mayChange: boolean }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [kind, setKind] = useState<PaperKind>("proforma");
  const [language, setLanguage] = useState<PaperLanguage>("en");
  const [firm, setFirm] = useState<string | null>(null);
  const [drafts, setDrafts] = useState<Partial<Record<PaperKind, Layout>>>({});
  const layout = drafts[kind] ?? (settings.layouts[kind] as Layout);
  const change = (fields: Partial<Layout>) =>
    setDrafts((known) => ({ ...known, [kind]: { ...layout, ...fields } }));
  const [shown] = useDebouncedValue({ kind, languages: [language], layout, firm_id: firm }, 300);
  const trial = useQuery({
    queryKey: ["layout-trial", shown],
    queryFn: () => data(client.POST("/paper-settings/trials", { body: shown })),
    placeholderData: keepPreviousData,
    enabled: layout.columns.length > 0,
  });
  const settle = async () => {
    await invalidatePaths(queries, ["/paper-settings"]);
    setDrafts((known) => ({ ...known, [kind]: undefined }));
    toast(t`Saved.`);
  };
  const at = { params: { path: { kind } } };
  const save = useMutation({
    mutationFn: () => data(client.PUT("/paper-settings/layouts/{kind}", { ...at, body: layout })),
    onSuccess: settle,
    onError: toastProblem,
  });
  const usual = useMutation({
    mutationFn: () => data(client.DELETE("/paper-settings/layouts/{kind}", at)),
    onSuccess: settle,
    onError: toastProblem,
  });
  const options = <Key extends string>(words: Record<Key, MessageDescriptor>) =>
    (Object.keys(words) as Key[]).map((value) => ({ value, label: i18n._(words[value]) }));
  return (
    <Section
      title={t`Layouts`}
      description={t`How each kind of paper looks; the picture follows every change.`}
    >
      <div className={classes.split}>
        <div className={classes.stack}>
          <div className={classes.fields}>
            <Select
              label={t`Paper`}
              allowDeselect={false}
              data={options(KINDS)}
              value={kind}
              onChange={(value) => setKind((value ?? "proforma") as PaperKind)}
            />
            <Select
              label={t`Shown in`}
              allowDeselect={false}
              data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
              value={language}
              onChange={(value) => setLanguage((value ?? "en") as PaperLanguage)}
            />
            <FirmSelect label={t`In the name of`} value={firm} onChange={setFirm} />
          </div>
          <fieldset
            disabled={!mayChange}
            className={classes.stack}
            style={{ border: 0, padding: 0, margin: 0 }}
          >
            <MultiSelect
              label={t`Columns`}
              data={options(COLUMNS)}
              value={layout.columns}
              onChange={(values) => change({ columns: values as Layout["columns"] })}
            />
            <MultiSelect
              label={t`Parts`}
              data={options(PARTS)}
              value={layout.parts}
              onChange={(values) => change({ parts: values as Layout["parts"] })}
            />
            <div className={classes.fields}>
              <ColorInput
                label={t`Colour`}
                withEyeDropper={false}
                format="hex"
                value={layout.accent ?? "#0b6b6b"}
                onChangeEnd={(accent) => change({ accent })}
              />
              <NumberInput
                label={t`Text size`}
                min={7}
                max={12}
                step={0.5}
                value={layout.text_size ?? 8.5}
                onChange={(value) => typeof value === "number" && change({ text_size: value })}
              />
              <Select
                label={t`Page`}
                allowDeselect={false}
                data={[
                  { value: "a4", label: "A4" },
                  { value: "us-letter", label: "US Letter" },
                ]}
                value={layout.page ?? "a4"}
                onChange={(page) => change({ page: (page ?? "a4") as Layout["page"] })}
              />
            </div>
            <Checkbox
              label={t`Landscape`}
              checked={layout.flipped ?? false}
              onChange={(event) => change({ flipped: event.currentTarget.checked })}
            />
            <Checkbox
              label={t`Names, addresses and goods in Latin capitals`}
              checked={layout.capitals ?? false}
              onChange={(event) => change({ capitals: event.currentTarget.checked })}
            />
            <TextInput
              label={t`Line at the top`}
              value={layout.header ?? ""}
              onChange={(event) => change({ header: event.currentTarget.value })}
            />
            <TextInput
              label={t`Line at the bottom`}
              value={layout.footer ?? ""}
              onChange={(event) => change({ footer: event.currentTarget.value })}
            />
            <TextInput
              label={t`Who signs`}
              value={layout.signatory ?? ""}
              onChange={(event) => change({ signatory: event.currentTarget.value })}
            />
            <Textarea
              label={t`Clause in ${LANGUAGES[language]}`}
              description={t`Quality, claims, force majeure, arbitration: printed where the paper is in this language.`}
              autosize
              minRows={3}
              value={layout.clauses?.[0]?.texts[language] ?? ""}
              onChange={(event) => {
                const [first = { titles: {}, texts: {} }, ...rest] = layout.clauses ?? [];
                const texts = { ...first.texts, [language]: event.currentTarget.value };
                change({ clauses: [{ ...first, texts }, ...rest] });
              }}
            />
            <PictureButtons pictures={layout} onChange={change} />
            {mayChange ? (
              <div className={classes.row}>
                <Button disabled={!drafts[kind]} loading={save.isPending} onClick={() => save.mutate()}>
                  <Trans>Save layout</Trans>
                </Button>
                {settings.own.includes(kind) ? (
                  <Button variant="subtle" loading={usual.isPending} onClick={() => usual.mutate()}>
                    <Trans>The usual layout again</Trans>
                  </Button>
                ) : null}
              </div>
            ) : null}
          </fieldset>
        </div>
        {trial.data?.pages[0] ? (
          <img
            className={classes.sheet}
            src={`data:image/png;base64,${trial.data.pages[0]}`}
            alt={t`An invented order in this layout`}
          />
        ) : null}
      </div>
    </Section>
  );
}
