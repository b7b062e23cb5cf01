import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Combobox, useCombobox } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useState } from "react";
import { useFields } from "./useTemplates";

/** What a value of some types needs to read as text. */
const FILTERS: Record<string, string> = { rows: "list" };

interface Props {
  language: string;
  onChoose: (tag: string) => void;
}

/** The variables by subject, found by what they are called; a choice goes to where the cursor is. */
export function VariableMenu({ language, onChoose }: Props) {
  const { t } = useLingui();
  const fields = useFields();
  const [words, setWords] = useState("");
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setWords("");
    },
  });
  const forms = fields?.languages.find((each) => each.language === language)?.plural_forms ?? ["other"];
  const matches = (label: string, path: string) =>
    `${label} ${path}`.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase());

  const choose = (value: string) => {
    combobox.closeDropdown();
    const [path = "", type = ""] = value.split("\u0000");
    const filter = FILTERS[type] ? `|${FILTERS[type]}` : "";
    const plural = type === "plural" ? `|plural(${forms.map((form) => `${form}="# …"`).join(", ")})` : "";
    onChoose(`{{ ${path}${filter}${plural} }}`);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-end" width={300} withinPortal>
      <Combobox.Target withAriaAttributes={false}>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconBraces size={14} aria-hidden />}
          aria-haspopup="listbox"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => combobox.toggleDropdown()}
        >
          <Trans>Variable</Trans>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
          placeholder={t`Search variables`}
          aria-label={t`Search variables`}
        />
        <Combobox.Options mah={280} style={{ overflowY: "auto" }} aria-label={t`Variables`}>
          {(fields?.groups ?? []).map((group) => {
            const shown = group.fields.filter(({ label, path }) => matches(`${group.label} ${label}`, path));
            return shown.length === 0 ? null : (
              <Combobox.Group key={group.name} label={group.label}>
                {shown.flatMap((field) => [
                  <Combobox.Option key={field.path} value={`${field.path}\u0000${field.type}`}>
                    {field.label}
                  </Combobox.Option>,
                  field.type === "number" ? (
                    <Combobox.Option key={`${field.path}-plural`} value={`${field.path}\u0000plural`}>
                      {t`${field.label}, with a counted word`}
                    </Combobox.Option>
                  ) : null,
                ])}
              </Combobox.Group>
            );
          })}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
