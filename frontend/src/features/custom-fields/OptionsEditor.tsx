import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, ColorSwatch, Menu, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { type Option, optionKey } from "./draft";
import classes from "./fields.module.css";

const COLORS = ["gray", "teal", "blue", "green", "yellow", "orange", "red", "grape"] as const;

interface Props {
  options: readonly Option[];
  /** Keys of the options that are kept already: those are archived rather than dropped, and keep their keys. */
  known: ReadonlySet<string>;
  /** The language whose labels are edited. */
  tongue: string;
  onChange: (options: Option[]) => void;
}

/** What can be chosen: a label in the chosen language, a colour, an order. */
export function OptionsEditor({ options, known, tongue, onChange }: Props) {
  const { t } = useLingui();
  const isNew = ({ key }: Option) => !known.has(key);
  const change = (at: number, next: Partial<Option>) =>
    onChange(options.map((option, place) => (place === at ? { ...option, ...next } : option)));
  const shift = (at: number, by: 1 | -1) => {
    const next = [...options];
    const [option] = next.splice(at, 1);
    if (option) next.splice(at + by, 0, option);
    onChange(next);
  };
  const add = () => {
    const keys = options.map(({ key }) => key);
    onChange([...options, { key: optionKey("", [...keys, ...known]), labels: {}, color: "gray" }]);
  };
  const colorNames = {
    gray: t`Grey`,
    teal: t`Teal`,
    blue: t`Blue`,
    green: t`Green`,
    yellow: t`Yellow`,
    orange: t`Orange`,
    red: t`Red`,
    grape: t`Purple`,
  };
  return (
    <div className={classes.form}>
      {options.map((option, at) => {
        const label = option.labels[tongue] ?? "";
        const name = label || t`option ${at + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new option's key changes while its label is typed
          <div key={at} className={classes.option}>
            <Menu withinPortal>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={t`Colour of ${name}`}>
                  <ColorSwatch
                    size={16}
                    color={`var(--mantine-color-${option.color ?? "gray"}-6)`}
                    component="span"
                  />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {COLORS.map((color) => (
                  <Menu.Item
                    key={color}
                    leftSection={
                      <ColorSwatch size={14} color={`var(--mantine-color-${color}-6)`} component="span" />
                    }
                    onClick={() => change(at, { color })}
                  >
                    {colorNames[color]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <TextInput
              className={classes.grow}
              size="xs"
              aria-label={t`Label of option ${at + 1}`}
              dir="auto"
              value={label}
              disabled={option.archived}
              onChange={(event) => {
                const text = event.currentTarget.value;
                const others = options.filter((each) => each !== option).map(({ key }) => key);
                const fresh = isNew(option) && Object.keys(option.labels).every((tag) => tag === tongue);
                change(at, {
                  labels: { ...option.labels, [tongue]: text },
                  ...(fresh ? { key: optionKey(text, [...others, ...known]) } : {}),
                });
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t`Move up: ${name}`}
              disabled={at === 0}
              onClick={() => shift(at, -1)}
            >
              <IconArrowUp size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t`Move down: ${name}`}
              disabled={at === options.length - 1}
              onClick={() => shift(at, 1)}
            >
              <IconArrowDown size={15} aria-hidden />
            </ActionIcon>
            {option.archived ? (
              <Button size="compact-xs" variant="default" onClick={() => change(at, { archived: false })}>
                <Trans>Bring back</Trans>
              </Button>
            ) : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t`Remove: ${name}`}
                onClick={() =>
                  onChange(
                    isNew(option)
                      ? options.filter((each) => each !== option)
                      : options.map((each) => (each === option ? { ...each, archived: true } : each)),
                  )
                }
              >
                <IconTrash size={15} aria-hidden />
              </ActionIcon>
            )}
          </div>
        );
      })}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={add}
        style={{ alignSelf: "flex-start" }}
      >
        <Trans>Add an option</Trans>
      </Button>
    </div>
  );
}
