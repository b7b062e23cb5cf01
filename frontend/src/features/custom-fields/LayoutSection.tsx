import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Checkbox, Select, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import type { LayoutMode } from "@/ui/custom/form";
import classes from "./fields.module.css";
import type { Known, Section } from "./layouts";

export type { Section };

interface Props {
  section: Section;
  at: number;
  /** The headings of all sections, to send fields to. */
  titles: readonly string[];
  known: readonly Known[];
  onChange: (section: Section) => void;
  onShift: (by: 1 | -1) => void;
  onSend: (field: string, to: number) => void;
  onRemove?: () => void;
}

/** One section: its heading and columns, and its fields with what the role may do with each. */
export function LayoutSection({ section, at, titles, known, onChange, onShift, onSend, onRemove }: Props) {
  const { t, i18n } = useLingui();
  const { items } = section;
  const title = titles[at] || t`section ${at + 1}`;
  const shift = (from: number, by: 1 | -1) => {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (item) next.splice(from + by, 0, item);
    onChange({ ...section, items: next });
  };
  const put = (place: number, change: Partial<(typeof items)[number]>) =>
    onChange({
      ...section,
      items: items.map((item, index) => (index === place ? { ...item, ...change } : item)),
    });
  const arrows = (name: string, first: boolean, last: boolean, move: (by: 1 | -1) => void) => (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t`Move up: ${name}`}
        disabled={first}
        onClick={() => move(-1)}
      >
        <IconArrowUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t`Move down: ${name}`}
        disabled={last}
        onClick={() => move(1)}
      >
        <IconArrowDown size={15} aria-hidden />
      </ActionIcon>
    </>
  );
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <TextInput
          className={classes.grow}
          size="xs"
          label={t`Heading`}
          placeholder={t`Without a heading`}
          dir="auto"
          value={section.titles[i18n.locale] ?? ""}
          onChange={(event) =>
            onChange({ ...section, titles: { ...section.titles, [i18n.locale]: event.currentTarget.value } })
          }
        />
        <Select
          size="xs"
          w={110}
          label={t`Columns`}
          allowDeselect={false}
          data={["1", "2", "3"]}
          value={String(section.columns ?? 2)}
          onChange={(columns) => onChange({ ...section, columns: Number(columns) })}
        />
        {arrows(title, at === 0, at === titles.length - 1, onShift)}
        {onRemove ? (
          <ActionIcon variant="subtle" color="gray" aria-label={t`Remove: ${title}`} onClick={onRemove}>
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        ) : null}
      </div>
      {items.map((item, place) => {
        const field = known.find((each) => each.field === item.field);
        const label = field?.label ?? item.field;
        return (
          <div key={item.field} className={classes.placed}>
            <span className={classes.grow} dir="auto">
              {label}
            </span>
            <Select
              size="xs"
              w={130}
              aria-label={t`What the role may do with ${label}`}
              allowDeselect={false}
              data={[
                { value: "normal", label: t`Editable` },
                { value: "required", label: t`Required` },
                { value: "read_only", label: t`Read only` },
                { value: "hidden", label: t`Hidden`, disabled: field?.hideable === false },
              ]}
              value={item.mode ?? "normal"}
              onChange={(mode) => put(place, { mode: mode as LayoutMode })}
            />
            {titles.length > 1 ? (
              <Select
                size="xs"
                w={130}
                aria-label={t`Section of ${label}`}
                allowDeselect={false}
                data={titles.map((name, index) => ({
                  value: String(index),
                  label: name || t`Section ${index + 1}`,
                }))}
                value={String(at)}
                onChange={(to) => to !== null && onSend(item.field, Number(to))}
              />
            ) : null}
            <Checkbox
              size="xs"
              label={t`Wide`}
              aria-label={t`${label} over all columns`}
              checked={item.wide ?? false}
              onChange={(event) => put(place, { wide: event.currentTarget.checked })}
            />
            {arrows(label, place === 0, place === items.length - 1, (by) => shift(place, by))}
          </div>
        );
      })}
    </section>
  );
}
