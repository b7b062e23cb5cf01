import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Pill, Popover, Stack } from "@mantine/core";
import { IconFilterPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import classes from "./custom.module.css";
import { type CustomField, type FieldObject, useFormShape } from "./form";
import { dayText, inLanguage } from "./labels";
import { type Pairs, readPairs, writePairs } from "./pairs";

const FilterBox = lazy(() => import("./FilterBox").then((module) => ({ default: module.FilterBox })));

interface Props {
  of: FieldObject;
  /** As it stands in the URL. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** What a filter says in words: "Grade: Key account", "Score ≥ 3". */
function useWords(fields: readonly CustomField[]) {
  const { t, i18n } = useLingui();
  return ([name, value]: Pairs[number]): string => {
    const [key, how = "is"] = name.split(".");
    const field = fields.find((each) => each.key === key);
    if (!field) return `${key}: ${value}`;
    const { label, kind } = field;
    if (how === "empty") return value === "false" ? t`${label}: filled` : t`${label}: empty`;
    const option = field.options.find((each) => each.key === value);
    const said =
      kind === "choice" && option
        ? inLanguage(option.labels, i18n.locale)
        : kind === "date"
          ? dayText(value, i18n.locale)
          : kind === "yes_no"
            ? value === "true"
              ? t`Yes`
              : t`No`
            : kind === "user" || kind === "reference"
              ? t`chosen`
              : value;
    if (how === "min") return `${label} ≥ ${said}`;
    if (how === "max") return `${label} ≤ ${said}`;
    return `${label}: ${said}`;
  };
}

/** Filters of a list by the tenant's own fields. Nothing where there are none. */
export function CustomFilters({ of, value, onChange }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const fields = useFormShape(of)?.fields ?? [];
  const words = useWords(fields);
  const pairs = readPairs(value);
  if (fields.length === 0) return null;
  return (
    <>
      {pairs.map((pair) => (
        <Pill
          key={pair.join("=")}
          size="md"
          withRemoveButton
          removeButtonProps={{
            "aria-label": t`Remove the filter ${words(pair)}`,
            "aria-hidden": false,
            tabIndex: 0,
          }}
          onRemove={() => onChange(writePairs(pairs.filter((each) => each !== pair)))}
        >
          <bdi>{words(pair)}</bdi>
        </Pill>
      ))}
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        width={300}
        trapFocus
        withinPortal
        // The choices of its boxes open outside of it.
        closeOnClickOutside={false}
      >
        <Popover.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFilterPlus size={15} aria-hidden />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Trans>More filters</Trans>
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t`More filters`}>
          <Stack gap="xs" className={classes.inputs}>
            <Suspense fallback={null}>
              {open ? (
                <FilterBox
                  fields={fields.filter(({ kind }) => kind !== "file")}
                  onAdd={(added) => {
                    const names = new Set(added.map(([name]) => name));
                    onChange(writePairs([...pairs.filter(([name]) => !names.has(name)), ...added]));
                    setOpen(false);
                  }}
                />
              ) : null}
            </Suspense>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
