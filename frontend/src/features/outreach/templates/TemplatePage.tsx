import { useLingui } from "@lingui/react/macro";
import { NativeSelect, Tabs } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useIsPhone } from "@/lib/useIsPhone";
import { Page } from "@/ui/shell/Page";
import { usePageTitle } from "@/ui/shell/pageTitle";
import { AddLanguage } from "./AddLanguage";
import classes from "./editor.module.css";
import { HistoryPanel } from "./HistoryPanel";
import { Preview } from "./Preview";
import { ResultsPanel } from "./ResultsPanel";
import { TemplateHead } from "./TemplateHead";
import type { Version } from "./types";
import { templateQuery } from "./useTemplates";
import { useText } from "./useText";
import { type ColumnHandle, VersionColumn } from "./VersionColumn";

const route = getRouteApi("/signed-in/templates/$id");

/** One template: its languages side by side, the source first, and the letter as a contact gets it. */
export function TemplatePage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const phone = useIsPhone();
  const { data: template } = useSuspenseQuery(templateQuery(id));
  usePageTitle(template.name);
  const [source] = template.versions;
  const shown =
    template.versions.find((each) => each.language === search.language && (phone || !each.is_source)) ??
    (phone ? source : template.versions[1]);
  const history = template.versions.find((each) => each.language === search.history);
  const go = (change: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const [restored, setRestored] = useState(0);
  if (!source) return null;

  const others = template.versions.filter((each) => phone || !each.is_source);
  const mark = (version: Version) =>
    version.status === "draft" ? t`draft` : version.outdated ? t`outdated` : null;
  const choice = (
    <div className={classes.languages}>
      <NativeSelect
        size="xs"
        aria-label={t`Language`}
        value={shown?.language ?? ""}
        onChange={({ currentTarget }) => go({ language: currentTarget.value })}
        data={others.map((each) => ({
          value: each.language,
          label: mark(each) ? `${each.name} (${mark(each)})` : each.name,
        }))}
      />
      {template.may_change ? (
        <AddLanguage template={template} onAdded={(language) => go({ language })} />
      ) : null}
    </div>
  );
  const panel = history ? (
    <HistoryPanel
      template={id}
      version={history}
      mayChange={template.may_change}
      onClose={() => go({ history: undefined })}
      onRestored={() => setRestored((count) => count + 1)}
    />
  ) : search.panel === "results" ? (
    <ResultsPanel template={id} onClose={() => go({ panel: undefined })} />
  ) : null;
  const shared = {
    template: id,
    mayChange: template.may_change,
    contact: search.contact ?? null,
    onContact: (contact: string | null) => go({ contact: contact ?? undefined }),
    onHistory: (language: string) => go({ history: language }),
    phone,
  };
  const pair = shown && shown.language !== source.language ? [source, shown] : [source];
  return (
    <Page panel={panel}>
      <TemplateHead template={template} onResults={() => go({ panel: "results", history: undefined })}>
        {choice}
      </TemplateHead>
      <Columns
        key={`${restored}-${pair.map(({ language }) => language).join()}-${phone}`}
        {...shared}
        versions={phone && shown ? [shown] : pair}
      />
    </Page>
  );
}

interface ColumnsProps {
  template: string;
  versions: readonly Version[];
  mayChange: boolean;
  contact: string | null;
  onContact: (id: string | null) => void;
  onHistory: (language: string) => void;
  phone: boolean;
}

function Columns({ versions, phone, ...rest }: ColumnsProps) {
  const { t } = useLingui();
  const [first, second] = versions;
  const [tab, setTab] = useState<string | null>("text");
  const firstText = useText(first as Version, `template.${rest.template}.${first?.language}`);
  const secondText = useText(
    (second ?? first) as Version,
    second ? `template.${rest.template}.${second.language}` : "template.none",
  );
  const columns = useRef<Record<string, ColumnHandle | null>>({});
  const [active, setActive] = useState((second ?? first)?.language);
  const focused = versions.find((each) => each.language === active) ?? first;
  if (!first || !focused) return null;
  const column = (version: Version, writing: ReturnType<typeof useText>) => (
    <VersionColumn
      key={version.language}
      template={rest.template}
      version={version}
      writing={writing}
      mayChange={rest.mayChange}
      onHistory={() => rest.onHistory(version.language)}
      onFocus={() => setActive(version.language)}
      handle={(handle) => {
        columns.current[version.language] = handle;
      }}
    />
  );
  const preview = (
    <Preview
      key={focused.language}
      template={rest.template}
      version={focused}
      text={focused === first ? firstText.text : secondText.text}
      contact={rest.contact}
      onContact={rest.onContact}
      onJump={(problem) => {
        setTab("text");
        requestAnimationFrame(() => columns.current[focused.language]?.jump(problem));
      }}
    />
  );
  if (phone)
    return (
      <Tabs value={tab} onChange={setTab} keepMounted={false} className={classes.tabs}>
        <Tabs.List grow>
          <Tabs.Tab value="text">{t`Text`}</Tabs.Tab>
          <Tabs.Tab value="preview">{t`Preview`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="text">{column(first, firstText)}</Tabs.Panel>
        <Tabs.Panel value="preview">{preview}</Tabs.Panel>
      </Tabs>
    );
  return (
    <div className={classes.columns} data-columns={second ? 3 : 2}>
      {column(first, firstText)}
      {second ? column(second, secondText) : null}
      {preview}
    </div>
  );
}
