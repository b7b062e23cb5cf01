import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { FieldObject } from "@/ui/custom/form";
import { toast, toastProblem } from "@/ui/feedback/toast";
import classes from "./fields.module.css";
import { LayoutSection, type Section } from "./LayoutSection";
import { completed, type Known, withoutField } from "./layouts";
import { FIELD_PATHS } from "./useFieldChanges";
import { type LayoutRole, ROLES } from "./words";

/** How a role sees the form of a kind of record: sections, their fields, and which are hidden, held or required. */
export function LayoutEditor({ of }: { of: FieldObject }) {
  const { t, i18n } = useLingui();
  const [role, setRole] = useState<LayoutRole>("everyone");
  const layouts = useQuery(query("/forms/{object_}/layouts", { params: { path: { object_: of } } }));
  const fields = useQuery(query("/custom-fields", { params: { query: { object: of, archived: true } } }));
  const layout = layouts.data?.find((each) => each.role === role);
  const known: Known[] | undefined =
    fields.data && layout
      ? [
          ...layout.built_in.map((each) => ({ ...each, custom: false })),
          ...fields.data
            .filter(({ archived_at: at }) => at === null)
            .map(({ key, label }) => ({ field: `custom.${key}`, label, hideable: true, custom: true })),
        ]
      : undefined;
  return (
    <>
      <div className={classes.bar}>
        <Select
          label={t`As seen by`}
          allowDeselect={false}
          data={ROLES.map(({ value, label }) => {
            const own = layouts.data?.find((each) => each.role === value)?.own;
            const name = i18n._(label);
            return { value, label: own ? t`${name} (own layout)` : name };
          })}
          value={role}
          onChange={(next) => next && setRole(next as LayoutRole)}
        />
      </div>
      <p className={classes.note}>
        <Trans>
          What is hidden from a role is neither shown to it nor taken from it, on the screen and over the API
          alike.
        </Trans>
      </p>
      {layout && known ? (
        <Editor
          key={`${role} ${layout.version ?? ""} ${layout.own}`}
          of={of}
          role={role}
          own={layout.own}
          initial={completed(layout.sections, known)}
          known={known}
        />
      ) : null}
    </>
  );
}

interface EditorProps {
  of: FieldObject;
  role: LayoutRole;
  own: boolean;
  initial: Section[];
  known: readonly Known[];
}

function Editor({ of, role, own, initial, known }: EditorProps) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const [sections, setSections] = useState(initial);
  const params = { path: { object_: of, role } };
  const settle = () => invalidatePaths(queries, FIELD_PATHS);
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/forms/{object_}/layouts/{role}", {
          params,
          body: { sections: sections.filter(({ items }) => items.length > 0) },
        }),
      ),
    onSuccess: () => toast(<Trans>The form is saved. It holds from now on.</Trans>),
    onError: toastProblem,
    onSettled: settle,
  });
  const drop = useMutation({
    mutationFn: () => data(client.DELETE("/forms/{object_}/layouts/{role}", { params })),
    onError: toastProblem,
    onSettled: settle,
  });
  const change = (at: number, next: Section) =>
    setSections((all) => all.map((section, place) => (place === at ? next : section)));
  const shift = (at: number, by: 1 | -1) =>
    setSections((all) => {
      const next = [...all];
      const [section] = next.splice(at, 1);
      if (section) next.splice(at + by, 0, section);
      return next;
    });
  const send = (field: string, to: number) =>
    setSections((all) => {
      const item = all.flatMap(({ items }) => items).find((each) => each.field === field);
      return item
        ? withoutField(all, field).map((section, place) =>
            place === to ? { ...section, items: [...section.items, item] } : section,
          )
        : all;
    });
  return (
    <>
      {sections.map((section, at) => (
        <LayoutSection
          // biome-ignore lint/suspicious/noArrayIndexKey: sections have no names of their own
          key={at}
          section={section}
          at={at}
          titles={sections.map(({ titles }) => titles[i18n.locale] ?? Object.values(titles)[0] ?? "")}
          known={known}
          onChange={(next) => change(at, next)}
          onShift={(by) => shift(at, by)}
          onSend={send}
          onRemove={
            sections.length > 1 && section.items.length === 0
              ? () => setSections((all) => all.filter((_, place) => place !== at))
              : undefined
          }
        />
      ))}
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setSections((all) => [...all, { titles: {}, columns: 2, items: [] }])}
        >
          <Trans>Add a section</Trans>
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          <Trans>Save form</Trans>
        </Button>
        {own ? (
          <Button variant="subtle" color="gray" loading={drop.isPending} onClick={() => drop.mutate()}>
            {role === "everyone" ? <Trans>As it was at first</Trans> : <Trans>As everybody sees it</Trans>}
          </Button>
        ) : null}
      </div>
    </>
  );
}
