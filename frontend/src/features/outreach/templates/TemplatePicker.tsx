import { Trans, useLingui } from "@lingui/react/macro";
import {
  ActionIcon,
  Button,
  Checkbox,
  Popover,
  Select,
  TextInput,
  Tooltip,
  UnstyledButton,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFileText } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { GivenFields } from "./GivenFields";
import classes from "./letter.module.css";
import { ProblemList } from "./ProblemList";
import type { Given, Rendered, TemplateRow } from "./types";
import { useFilled } from "./useFilled";
import { useFields } from "./useTemplates";

/** What a template puts into a message. */
interface Filled {
  template_id: string;
  language: string;
  wanted: string | null;
  reason: string;
  subject: string;
  preheader: string;
  html: string;
  files: boolean;
}

interface Props {
  /** The address of whom the message is to. */
  recipient: string | null;
  onFill: (filled: Filled) => void;
}

/** Finds a template, fills it for the recipient in their language, and puts it into the message. */
export function TemplatePicker({ recipient, onFill }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<TemplateRow | null>(null);
  const close = () => {
    setOpen(false);
    setChosen(null);
  };
  return (
    <Popover
      opened={open}
      onChange={(next) => (next ? setOpen(true) : close())}
      width={380}
      position="top-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Tooltip label={t`Use a template`}>
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={t`Use a template`}
            aria-expanded={open}
            onClick={() => (open ? close() : setOpen(true))}
          >
            <IconFileText size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.picker}>
        {chosen ? (
          <Chosen
            template={chosen}
            recipient={recipient}
            onBack={() => setChosen(null)}
            onInsert={(letter) => {
              onFill({
                template_id: letter.template_id,
                language: letter.language,
                wanted: letter.wanted,
                reason: letter.reason,
                subject: letter.subject,
                preheader: letter.preheader,
                html: letter.fragment,
                files: letter.attachments.length > 0,
              });
              close();
            }}
          />
        ) : (
          <Choices onChoose={setChosen} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({ onChoose }: { onChoose: (template: TemplateRow) => void }) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 200);
  const { data, isError, error } = useQuery({
    ...query("/templates", { params: { query: { q: asked || undefined, limit: 100 } } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <TextInput
        data-autofocus
        size="xs"
        placeholder={t`Search templates`}
        aria-label={t`Search templates`}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {isError ? <ErrorState error={error} /> : null}
      <ul className={classes.choices} aria-label={t`Templates`}>
        {(data?.items ?? []).map((row) => (
          <li key={row.id}>
            <UnstyledButton className={classes.choice} onClick={() => onChoose(row)}>
              <span dir="auto">{row.name}</span>
              <small dir="auto">{row.folder}</small>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {data?.items.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>No template fits.</Trans>
        </p>
      ) : null}
    </>
  );
}

interface ChosenProps {
  template: TemplateRow;
  recipient: string | null;
  onBack: () => void;
  onInsert: (letter: Rendered) => void;
}

function Chosen({ template, recipient, onBack, onInsert }: ChosenProps) {
  const { t } = useLingui();
  const fields = useFields();
  const address = recipient?.toLocaleLowerCase() ?? null;
  const contacts = useQuery({
    ...query("/contacts", { params: { query: { q: address ?? "", limit: 10 } } }),
    enabled: address !== null,
  });
  const contact = contacts.data?.items.find(({ emails }) => address && emails.includes(address)) ?? null;
  const [language, setLanguage] = useState<string | null>(null);
  const [given, setGiven] = useState<Given>({});
  const [accepted, setAccepted] = useState(false);
  const known = address === null || !contacts.isPending;
  const filled = useFilled({
    template: known ? template.id : null,
    contact: contact?.id,
    language,
    given,
    acceptOtherScript: accepted,
  });
  const letter = filled.data;
  const empty = (letter?.problems ?? []).flatMap((each) =>
    each.code === "empty" && each.field ? [each.field] : [],
  );
  const typed = Object.entries(given).flatMap(([group, values]) =>
    Object.keys(values).map((name) => `${group}.${name}`),
  );
  const script = letter?.problems.some(({ code }) => code === "script-mismatch") ?? false;
  return (
    <div className={classes.chosen}>
      <div className={classes.chosenHead}>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onBack}>
          <Trans>Back</Trans>
        </Button>
        <strong dir="auto">{template.name}</strong>
      </div>
      {filled.isError ? <ErrorState error={filled.error} onRetry={() => void filled.refetch()} /> : null}
      {letter ? (
        <>
          <Select
            size="xs"
            label={t`Language`}
            description={t`Why: ${letter.reason_text}`}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={template.languages.map((mark) => ({ value: mark.language, label: mark.name }))}
            value={letter.language}
            onChange={setLanguage}
          />
          {script ? (
            <Checkbox
              size="xs"
              label={t`Send it in this script all the same`}
              checked={accepted}
              onChange={({ currentTarget }) => setAccepted(currentTarget.checked)}
            />
          ) : null}
          <GivenFields
            fields={fields}
            paths={[...new Set([...typed, ...empty])]}
            given={given}
            onChange={setGiven}
          />
          {letter.problems.length > 0 ? <ProblemList problems={letter.problems} /> : null}
          <div className={classes.excerpt} dir={letter.direction} lang={letter.language}>
            <strong>{letter.subject}</strong>
            <p>{letter.text}</p>
          </div>
          {letter.attachments.length > 0 ? (
            <p className={classes.quiet}>
              <Trans>Goes along: {letter.attachments.map(({ filename }) => filename).join(", ")}</Trans>
            </p>
          ) : null}
          <Button
            size="xs"
            disabled={!letter.may_send || filled.isPlaceholderData}
            loading={filled.isFetching}
            onClick={() => onInsert(letter)}
          >
            <Trans>Insert</Trans>
          </Button>
        </>
      ) : (
        <TextSkeleton lines={5} />
      )}
    </div>
  );
}
