import { Trans, useLingui } from "@lingui/react/macro";
import { Button, MultiSelect, Pill, Popover, Select, Stack, TextInput } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useFigures } from "./figures";
import { type Query, type Ready, type ReportSearch, readOnly, type Subject, writeOnly } from "./model";
import { useReport } from "./queries";
import classes from "./reports.module.css";

interface Props {
  subject: Subject;
  ready: Ready;
  question: Query;
  search: ReportSearch;
  onChange: (search: ReportSearch) => void;
  actions: ReactNode;
}

/** What a report is split by, of which period, in which currency, and of which groups alone. */
export function ReportFilters({ subject, ready, question, search, onChange, actions }: Props) {
  const { t } = useLingui();
  const only = readOnly(search.only);
  const choices = subject.dimensions.map(({ key, title }) => ({ value: key, label: title }));
  const nothing = { value: "none", label: t`Not split` };
  return (
    <>
      <div className={classes.bar}>
        <Select
          size="xs"
          label={t`Split by`}
          allowDeselect={false}
          searchable
          data={[nothing, ...choices]}
          value={search.by ?? ready.query.by?.[0] ?? "none"}
          onChange={(by) => onChange({ by: by ?? undefined })}
        />
        <Select
          size="xs"
          label={t`and by`}
          allowDeselect={false}
          searchable
          data={[nothing, ...choices]}
          value={search.by2 ?? ready.query.by?.[1] ?? "none"}
          onChange={(by2) => onChange({ by2: by2 ?? undefined })}
        />
        <Select
          size="xs"
          label={t`Period`}
          allowDeselect={false}
          data={[
            { value: "all", label: t`All time` },
            { value: "month", label: t`This month` },
            { value: "quarter", label: t`This quarter` },
            { value: "year", label: t`This year` },
            { value: "months12", label: t`12 months` },
            { value: "own", label: t`From … to …` },
          ]}
          value={search.period ?? "all"}
          onChange={(period) => onChange({ period: period ?? undefined })}
        />
        {search.period === "own" ? (
          <>
            <TextInput
              size="xs"
              type="date"
              label={t`From`}
              value={search.since ?? ""}
              onChange={(event) => onChange({ since: event.currentTarget.value || undefined })}
            />
            <TextInput
              size="xs"
              type="date"
              label={t`To`}
              value={search.until ?? ""}
              onChange={(event) => onChange({ until: event.currentTarget.value || undefined })}
            />
          </>
        ) : null}
        <MultiSelect
          size="xs"
          label={t`Figures`}
          hidePickedOptions
          maxValues={8}
          className={classes.figures}
          data={subject.measures.map(({ key, title }) => ({ value: key, label: title }))}
          value={question.measures}
          onChange={(figures) => {
            const usual = figures.join() === ready.query.measures.join();
            onChange({ figures: usual || figures.length === 0 ? undefined : figures.join() });
          }}
        />
        {subject.currencies.length > 1 ? (
          <Select
            size="xs"
            w={104}
            label={t`Currency`}
            searchable
            allowDeselect={false}
            data={subject.currencies}
            value={search.currency ?? subject.currencies[0] ?? null}
            onChange={(currency) => onChange({ currency: currency ?? undefined })}
          />
        ) : null}
        <FilterMaker subject={subject} question={question} search={search} onChange={onChange} />
        {actions}
      </div>
      {only.length > 0 ? (
        <div className={classes.chips}>
          {only.map((each, place) => (
            <FilterPill
              key={each.dimension}
              subject={subject}
              question={question}
              dimension={each.dimension}
              value={each.values[0] ?? null}
              onRemove={() => onChange({ only: writeOnly(only.filter((_, other) => other !== place)) })}
            />
          ))}
        </div>
      ) : null}
    </>
  );
}

/** The groups of a dimension in this report's facts, whatever else is filtered. */
function useGroups(question: Query, dimension: string) {
  return useReport({ ...question, by: [dimension], filters: [], measures: question.measures.slice(0, 1) });
}

interface PillProps {
  subject: Subject;
  question: Query;
  dimension: string;
  value: string | null;
  onRemove: () => void;
}

function FilterPill({ subject, question, dimension, value, onRemove }: PillProps) {
  const { t } = useLingui();
  const groups = useGroups(question, dimension);
  const { label } = useFigures(groups.data?.currency ?? "USD");
  const named = subject.dimensions.find(({ key }) => key === dimension);
  const group = groups.data?.rows.find(({ keys }) => keys[0]?.value === value);
  const text = label(value, group?.keys[0]?.label ?? value ?? "–", named?.kind ?? null);
  const name = named?.title ?? dimension;
  return (
    <Pill
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{ "aria-label": t`Remove the filter ${name}` }}
    >
      {name}: {text}
    </Pill>
  );
}

function FilterMaker({
  subject,
  question,
  search,
  onChange,
}: Pick<Props, "subject" | "question" | "search" | "onChange">) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const [dimension, setDimension] = useState<string | null>(null);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={260}>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => setOpened((open) => !open)}
        >
          <Trans>Filter</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Select
            size="xs"
            label={t`Of`}
            searchable
            comboboxProps={{ withinPortal: false }}
            data={subject.dimensions.map(({ key, title }) => ({ value: key, label: title }))}
            value={dimension}
            onChange={setDimension}
          />
          {dimension ? (
            <ValueChoice
              subject={subject}
              question={question}
              dimension={dimension}
              onChoose={(value) => {
                const kept = readOnly(search.only).filter((each) => each.dimension !== dimension);
                onChange({ only: writeOnly([...kept, { dimension, values: [value] }]) });
                setOpened(false);
                setDimension(null);
              }}
            />
          ) : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoiceProps {
  subject: Subject;
  question: Query;
  dimension: string;
  onChoose: (value: string | null) => void;
}

const NONE = "\u0000";

function ValueChoice({ subject, question, dimension, onChoose }: ChoiceProps) {
  const { t } = useLingui();
  const groups = useGroups(question, dimension);
  const { label } = useFigures(groups.data?.currency ?? "USD");
  const kind = subject.dimensions.find(({ key }) => key === dimension)?.kind ?? null;
  return (
    <Select
      size="xs"
      label={t`Only`}
      searchable
      comboboxProps={{ withinPortal: false }}
      disabled={!groups.data}
      data={(groups.data?.rows ?? []).flatMap(({ keys: [key] }) =>
        key ? [{ value: key.value ?? NONE, label: label(key.value, key.label, kind) }] : [],
      )}
      value={null}
      onChange={(value) => value !== null && onChoose(value === NONE ? null : value)}
    />
  );
}
