import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Badge, Button } from "@mantine/core";
import { IconArchive, IconArrowDown, IconArrowUp, IconForms, IconGripVertical } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import type { CustomField, FieldObject } from "@/ui/custom/form";
import { announce } from "@/ui/feedback/announce";
import { EmptyState } from "@/ui/feedback/EmptyState";
import classes from "./fields.module.css";
import { useFieldChanges } from "./useFieldChanges";
import { KINDS } from "./words";

interface Props {
  of: FieldObject;
  fields: readonly CustomField[];
  chosen?: string;
  onOpen: (id: string) => void;
  onNew: () => void;
}

const moved = (ids: readonly string[], from: number, to: number): string[] => {
  const next = [...ids];
  const [id] = next.splice(from, 1);
  if (id !== undefined) next.splice(to, 0, id);
  return next;
};

/** The fields of a kind of record in their order, changed by dragging or with the arrows; below, the archived ones. */
export function FieldList({ of, fields, chosen, onOpen, onNew }: Props) {
  const { t, i18n } = useLingui();
  const { archive, restore, order } = useFieldChanges(of);
  const [dragged, setDragged] = useState<number | null>(null);
  const live = fields.filter(({ archived_at: at }) => at === null);
  const aside = fields.filter(({ archived_at: at }) => at !== null);
  // What was ordered shows at once; the server's order takes over when it has come.
  const waiting = order.isPending ? order.variables : undefined;
  const shown = waiting
    ? [...live].sort((one, other) => waiting.indexOf(one.id) - waiting.indexOf(other.id))
    : live;
  const shift = (from: number, to: number) => {
    const field = shown[from];
    if (!field || to < 0 || to >= shown.length || from === to) return;
    order.mutate(
      moved(
        shown.map(({ id }) => id),
        from,
        to,
      ),
    );
    announce(t`${field.label} is at place ${to + 1} now`);
  };
  const drop = (event: DragEvent, at: number) => {
    event.preventDefault();
    if (dragged !== null) shift(dragged, at);
    setDragged(null);
  };
  if (fields.length === 0) {
    return (
      <EmptyState
        icon={IconForms}
        action={
          <Button onClick={onNew}>
            <Trans>New field</Trans>
          </Button>
        }
      >
        <Trans>What you add here stands in forms, lists, search and exports at once.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={t`Fields`}>
        {shown.map((field, at) => {
          const kind = KINDS.find(({ value }) => value === field.kind);
          const Glyph = kind?.icon ?? IconForms;
          const { label } = field;
          return (
            <li
              key={field.id}
              className={classes.item}
              data-chosen={field.id === chosen || undefined}
              data-dragged={dragged === at || undefined}
              draggable
              onDragStart={() => setDragged(at)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => drop(event, at)}
            >
              <IconGripVertical size={16} className={classes.grip} aria-hidden />
              <button type="button" className={classes.open} onClick={() => onOpen(field.id)}>
                <span className={classes.name} dir="auto">
                  {label}
                </span>
                <span className={classes.about}>
                  <Glyph size={14} aria-hidden /> {kind ? i18n._(kind.label) : null}
                  <bdi className={classes.key}>{field.key}</bdi>
                </span>
              </button>
              <span className={classes.marks}>
                {field.required === "never" ? null : (
                  <Badge variant="light" color="yellow" tt="none">
                    <Trans>Required</Trans>
                  </Badge>
                )}
                {field.unique ? (
                  <Badge variant="light" color="blue" tt="none">
                    <Trans>Unique</Trans>
                  </Badge>
                ) : null}
                <span className={classes.used}>
                  {(field.used ?? 0) > 10_000 ? (
                    <Trans>10,000+ records</Trans>
                  ) : (
                    <Plural value={field.used ?? 0} one="# record" other="# records" />
                  )}
                </span>
              </span>
              <span className={classes.actions}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t`Move up: ${label}`}
                  disabled={at === 0}
                  onClick={() => shift(at, at - 1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t`Move down: ${label}`}
                  disabled={at === shown.length - 1}
                  onClick={() => shift(at, at + 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t`Archive: ${label}`}
                  onClick={() => archive.mutate(field)}
                >
                  <IconArchive size={16} aria-hidden />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ul>
      {aside.length > 0 ? (
        <section aria-label={t`Archived fields`}>
          <h2 className={classes.heading}>
            <Trans>Archived</Trans>
          </h2>
          <ul className={classes.list}>
            {aside.map((field) => (
              <li key={field.id} className={classes.item}>
                <span className={classes.open} dir="auto">
                  {field.label}
                </span>
                <span className={classes.used}>
                  <Plural value={field.used ?? 0} one="# record" other="# records" />
                </span>
                <Button size="compact-sm" variant="default" onClick={() => restore.mutate(field.id)}>
                  <Trans>Bring back</Trans>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
